"""What a server keeps to its end is not looked over for garbage again and again.

Python looks for circles each time that 700 more things were made than were let go of: again and
again for a page, up to a twelfth of what it cost. Almost all that a request makes goes when nobody
names it.
"""

import gc

# Seldom, so that looking costs little; not so seldom that one look takes as long as a page.
BETWEEN = (10_000, 5, 100)


def settle():
    """To be called once all is loaded."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(*BETWEEN)
