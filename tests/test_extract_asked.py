"""Questions that a page answers: they stay with their answers, whatever they are set in."""

# ruff: noqa: E501 - cases read best one a line

from digest.extract import extract
from digest.models import Document

ANSWERED = (
    ("How long does it last?", "We expect fifteen years of daily use, and guarantee ten. After that it holds seven tenths of it."),
    ("Can I install it myself?", "No. It is wired to your meter, and in most countries only an electrician may do that for you."),
    ("What happens in a power cut?", "The house goes on within a fifth of a second. You will see the lights blink once at most."),
    ("Does it work without panels?", "Yes. It can charge at night, when power is cheap, and feed the whole house in the evening."),
)  # fmt: skip


def read(body):
    """Return the lines of a page whose article is this."""
    head = "<head><title>Questions about the battery | Lumen</title></head>"
    html = f"<html lang=en>{head}<body><div class=navbar><a href=/>Lumen</a></div><h1>Questions about the battery</h1>{body}</body></html>"
    return extract(Document(source="x", content=html.encode(), media_type="text/html")).paragraphs


def set_as(question, answer):
    """Return an accordion as Webflow has it."""
    asked = f'<div class="faq-toggle w-dropdown-toggle"><div class="w-icon"></div><div>{question}</div></div>'
    return f'<div class="faq-item w-dropdown">{asked}<nav class="w-dropdown-list"><p>{answer}</p></nav></div>'


def test_questions_stay_above_their_answers():
    """Each line of an accordion whose answers are the article's is kept."""
    assert read("".join(set_as(*pair) for pair in ANSWERED)) == tuple(line for pair in ANSWERED for line in pair)


def test_one_question_beside_a_text_calls_for_something():
    """A single question before a box is no question of the article's."""
    text = "".join(f"<p>{answer}</p>" for _, answer in ANSWERED)
    asks = "<footer><div>Do you have a question?</div><div>Write to us, and a person will answer within a day.</div></footer>"
    assert read(f"<article>{text}</article>{asks}") == tuple(answer for _, answer in ANSWERED)
