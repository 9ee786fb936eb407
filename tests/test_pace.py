"""How long a reader who was put off waits, and when a run stops."""

import pytest

from digest.errors import SendError
from digest.senders.outcome import DEFERRED, SENT, UNKNOWN, Outcome
from digest.senders.pace import LONGEST_PAUSE, Streaks, pause_before


def even():
    """Be the middle of all chances."""
    return 0.5


@pytest.mark.parametrize(
    ("attempts", "asked", "pause"),
    [(0, None, 30.0), (1, None, 60.0), (3, None, 240.0), (50, None, LONGEST_PAUSE), (0, 600.0, 600.0), (3, 5.0, 240.0)],
)
def test_a_pause_doubles_up_to_half_an_hour_and_is_what_the_server_asks_at_least(attempts, asked, pause):
    """Who asks for ten minutes gets them; who asks for five seconds is not asked sooner than others."""
    assert pause_before(attempts, asked, even) == pause


def test_pauses_of_many_readers_part():
    """Chance makes a pause up to a quarter longer or shorter, so that not all come back at once."""
    assert pause_before(0, None, lambda: 0.0) == 22.5
    assert pause_before(0, None, lambda: 1.0) == 37.5


def test_a_message_that_went_out_ends_a_streak():
    """Three in doubt stop the run only where none was taken between them."""
    doubt, taken = Outcome(status=UNKNOWN, detail="cut off"), Outcome(status=SENT, detail="250 ok")
    streaks = Streaks()
    for outcome in (doubt, doubt, taken, doubt, doubt):
        streaks.note(outcome)

    with pytest.raises(SendError, match="3 messages in a row ended in doubt"):
        streaks.note(doubt)


def test_deferrals_of_addresses_stop_nothing():
    """Ten full mailboxes in a row are ten readers; ten times the server's own fault is the server."""
    streaks = Streaks()
    for _ in range(30):
        streaks.note(Outcome(status=DEFERRED, detail="452 full", blame="address"))
    busy = Outcome(status=DEFERRED, detail="421 busy", blame="server")
    for _ in range(9):
        streaks.note(busy)
    with pytest.raises(SendError, match="puts everything off"):
        streaks.note(busy)
