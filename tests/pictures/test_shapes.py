from django.template.loader import render_to_string

from awl_archive.pictures.shapes import Group, Path, Picture, Rect, Text, line
from awl_archive.pictures.text import width


def test_the_box_of_a_text_follows_its_anchor():
    wide = width("AWL", 10)
    boxes = [Text(50, 20, "AWL", 10, anchor=anchor).box for anchor in ("start", "middle", "end")]
    assert [round(box[0], 6) for box in boxes] == [50, round(50 - wide / 2, 6), round(50 - wide, 6)]
    assert {round(box[2] - box[0], 6) for box in boxes} == {round(wide, 6)}


def test_a_picture_is_written_as_links_with_titles():
    picture = Picture(
        "small", "What is drawn", 160, 32,
        [
            Group([Path(line((0, 0), (1.25, 2)), "axis")]),
            Group([Rect(1, 2, 3, 4, "bar"), Text(5, 6, "A & <b>")], "/there/", 'A "body"', "body"),
        ],
    )  # fmt: skip
    html = render_to_string("pictures/picture.html", {"picture": picture})
    assert '<path d="M0 0L1.2 2" class="axis"/>' in html
    assert (
        '<a href="/there/" class="body">'
        "<title>A &quot;body&quot;</title>"
        '<rect x="1" y="2" width="3" height="4" class="bar"/>'
        '<text x="5" y="6" font-size="13" text-anchor="start" class="">A &amp; &lt;b&gt;</text></a>'
    ) in html
    assert 'viewBox="0 0 160 32"' in html
    assert 'width="10em"' in html
    assert picture.links == {"/there/"}
    assert [text.words for text in picture.texts] == ["A & <b>"]
