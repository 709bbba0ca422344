"""Bars, knots and lines as shapes: the signs that the wide and the narrow picture share."""

from awl_archive.pictures.shapes import Path, Rect, line

BAR = 8
KNOT = 4.5
STROKE = 8


class Along:
    """Across the page: time runs to the right. `Down` turns the same shapes by a right angle."""

    @staticmethod
    def rect(start, across, length, breadth, look):
        return Rect(start, across, length, breadth, look)

    @staticmethod
    def points(*pairs):
        return line(*pairs)


class Down(Along):
    @staticmethod
    def rect(start, across, length, breadth, look):
        return Rect(across, start, breadth, length, look)

    @staticmethod
    def points(*pairs):
        return line(*((across, along) for along, across in pairs))


def bar(segments, middle, way=Along, breadth=BAR):
    """A bar in its segments [(start, end, look)], in the units of the picture."""
    return [shape for segment in segments for shape in _segment(*segment, middle, way, breadth)]


def _segment(start, end, look, middle, way, breadth):
    top, bottom = middle - breadth / 2, middle + breadth / 2
    if look in ("fade-start", "fade-end"):
        if look == "fade-start":  # the dashes run away from what is known
            start, end = end, start
        return [Path(way.points((start, side), (end, side)), look) for side in (top, bottom)]
    if look == "dashed":
        return [Path(way.points((start, middle), (end, middle)), "dashed")]
    shapes = [way.rect(start, top, end - start, breadth, "certain" if look == "open" else look)]
    if look == "open":
        tip = (end + breadth / 2, middle)
        shapes.append(Path(way.points((end, top), tip, (end, bottom)) + "Z", "open"))
    return shapes


def knot(x, y, kind, is_undated, way=Along):
    """A filled dot; a hollow one where no source dates it. A dissolution is a stroke."""
    look = "knot undated" if is_undated else "knot"
    if kind == "dissolution":
        along, across = (x, y) if way is Along else (y, x)
        ends = (across - STROKE, across + STROKE)
        return Path(way.points(*((along, end) for end in ends)), f"{look} stroke")
    r = KNOT
    return Path(f"M{x - r:g} {y:g}a{r:g} {r:g} 0 1 0 {2 * r:g} 0a{r:g} {r:g} 0 1 0 {-2 * r:g} 0Z",
                look)  # fmt: skip


def diamond(x, y, r=5):
    return Path(line((x, y - r), (x + r, y), (x, y + r), (x - r, y)) + "Z", "diamond")


def faded(drawn):
    """Unknown limits fade away from what is known."""
    for number, (start, end, look) in enumerate(drawn):
        if look == "unknown":
            yield start, end, "fade-start" if number == 0 and len(drawn) > 1 else "fade-end"
        else:
            yield start, end, look


def reach(row, start, end, scale):
    """From where to where a dated row runs beside a bar."""
    begin = row.earliest_begin or row.latest_begin
    last = row.latest_end or row.earliest_end
    low = scale.at(begin) if begin else start
    high = scale.at(last) if last else end
    low, high = min(max(low, start), end), max(min(high, end), start)
    return (low, high) if low < high else (start, end)
