"""Issues to render, written for the tests."""

import datetime as dt
from dataclasses import replace

from digest.models import Article, Image, Issue, Newsletter, Section, Sentence, Story, Summary

UTC = dt.UTC
OUTLETS = ("Coast Daily", "Northern Reach", "The Harbor Courier", "Evening Signal")
LETTER = Newsletter(
    title="The Weekly Tide",
    sender="The Weekly Tide <tide@example.org>",
    address="The Weekly Tide, 12 Harbor Road, Bristol BS1 4RN, United Kingdom",
    url="https://tide.example.org/issues",
    timezone="Europe/London",
    unsubscribe="https://tide.example.org/u/{token}",
)
_TEXTS = (
    (
        "Tidal turbine in the Pentland Firth passes five years without a repair",
        "The Orcadian",
        "Inga Marwick",
        (
            "The six-megawatt array has run for five years and four months since its last unplanned stop.",
            "Its operator says the seals, not the blades, were what earlier machines lost first.",
            "A second row of turbines is to be lowered to the sea bed in spring.",
        ),
    ),
    (
        "City to plant 4,000 trees along its hottest streets",
        "Bristol Cable",
        None,
        (
            "Thermal pictures taken last July showed asphalt at 51 degrees on the streets without shade.",
            "The first 600 trees go where most people wait for a bus.",
        ),
    ),
    (
        "Museum returns nine bronzes",
        None,
        "A. Okafor",
        ("The bronzes were taken in 1897 and had stood in a storeroom since 1961.",),
    ),
    ("Ferry to run at night again", "Harbor News", None, ()),
)


def article(number: int, title=None, publisher=None, byline=None, sentences=(), **more) -> Article:
    """Return an article with every field that the templates show, unless told otherwise."""
    values = {
        "id": f"a{number}",
        "title": title if title is not None else f"Story number {number} of the week",
        "paragraphs": (" ".join(sentences), "More follows here. " * 40),
        "url": f"https://news.example.com/{number}/story",
        "publisher": publisher,
        "byline": byline,
        "published": dt.datetime(2026, 11, 17 + number % 5, 9, 30, tzinfo=UTC),
    }
    return Article(**{**values, **more})


def summary(of: Article, sentences) -> Summary:
    """Return the summary of these sentences, each at its place."""
    starts = [of.paragraphs[0].find(s) for s in sentences]
    return Summary(
        sentences=tuple(
            Sentence(text=s, article=of.id, paragraph=0, start=at, end=at + len(s))
            for s, at in zip(sentences, starts, strict=True)
        )
    )


def story(number: int, *, also=0, note=None, updates=None, score=None, picture=None, **more) -> Story:
    """Return one of four stories: long, short, without a publisher, without a summary."""
    title, publisher, byline, sentences = _TEXTS[number % len(_TEXTS)]
    values = {"title": title, "publisher": publisher, "byline": byline, "sentences": sentences, **more}
    if picture:
        values["image"] = Image(url=f"https://img.example.com/{number}.jpg", alt=picture, width=1200, height=800)
    lead = article(number, **values)
    others = tuple(article(1000 * number + n + 1, publisher=OUTLETS[n % len(OUTLETS)]) for n in range(also))
    return Story(
        id=f"s{number}",
        lead=lead,
        summary=summary(lead, values["sentences"]),
        topic="world",
        score=float(-number if score is None else score),
        also=others,
        note=note,
        updates=updates,
    )


def issue(stories=None, *, sections=None, letter=LETTER, **more) -> Issue:
    """Return an issue of two sections, with a note, an update and an Arabic story."""
    stories = (
        stories
        if stories is not None
        else (
            story(0, also=3, picture="Two orange floats above grey water"),
            story(1, picture="A row of young limes", note="We walk there every day."),
        )
    )
    others = (story(2, updates="2026-W46"), story(3, also=1), arabic(4))
    sections = sections or (
        Section(topic="energy", title="Energy and climate", stories=tuple(stories)),
        Section(topic="culture", title="Culture", stories=others),
    )
    values = {
        "slug": "2026-W47",
        "number": 12,
        "title": letter.title,
        "date": dt.date(2026, 11, 23),
        "subject": "A turbine that does not stop, 4,000 trees, nine bronzes",
        "preheader": "Also: the night ferry is back, and what the thermal pictures of July showed.",
        "language": letter.language,
        "sections": sections,
        "intro": "Good morning. The sea keeps its promises this week, and the city makes some.",
        "newsletter": letter,
    }
    return Issue(**{**values, **more})


def arabic(number: int) -> Story:
    """Return a story in another language and direction than its issue."""
    sentences = ("افتتحت المدينة مكتبة جديدة على ضفة النهر.", "وتضم المكتبة قاعة للأطفال وأخرى للمخطوطات.")
    lead = article(
        number,
        title="مكتبة جديدة على ضفة النهر",
        publisher="صحيفة المدينة",
        sentences=sentences,
        language="ar",
        image=Image(url="https://img.example.com/library.jpg", alt="قاعة القراءة", width=1200, height=675),
    )
    return Story(id=f"s{number}", lead=lead, summary=summary(lead, sentences), topic="culture", score=-float(number))


def big_issue(count: int, per_section: int = 8, **more) -> Issue:
    """Return an issue of `count` stories, the first the best."""
    stories = [story(n, also=n % 4, title=f"{_TEXTS[n % 4][0]} ({n})") for n in range(count)]
    groups = [stories[at : at + per_section] for at in range(0, count, per_section)]
    sections = tuple(
        Section(topic=f"t{n}", title=f"Topic number {n + 1}", stories=tuple(group)) for n, group in enumerate(groups)
    )
    return issue(sections=sections, **more)


_ABROAD = {
    "ar": (
        "المد الأسبوعي",
        "طاقة",
        "مكتبة جديدة على ضفة النهر",
        "صحيفة المدينة",
        ("افتتحت المدينة مكتبة جديدة على ضفة النهر.", "وتضم المكتبة قاعة للأطفال وأخرى للمخطوطات."),
    ),
    "hi": (
        "साप्ताहिक ज्वार",
        "ऊर्जा",
        "नदी के किनारे नया पुस्तकालय खुला",
        "नगर समाचार",
        ("शहर ने नदी के किनारे एक नया पुस्तकालय खोला है।", "इसमें बच्चों के लिए एक बड़ा कक्ष भी है।"),
    ),
    "ja": (
        "週刊うしお",
        "エネルギー",
        "川沿いに新しい図書館が開館した",
        "港新聞",
        ("市は川沿いに新しい図書館を開いた。", "子どもの部屋と古文書の部屋がある。"),
    ),
    "de": (
        "Die Woche am Wasser",
        "Energie und Klima",
        "Gezeitenkraftwerk läuft fünf Jahre ohne Reparatur",
        "Hafenblatt",
        ("Die Anlage läuft seit fünf Jahren und vier Monaten ohne ungeplanten Stillstand.",),
    ),
}


def in_language(code: str, template: str = "classic", count: int = 10) -> Issue:
    """Return an issue that is all in one language, long enough for its contents to be listed."""
    name, topic, title, publisher, sentences = _ABROAD[code]
    letter = replace(LETTER, title=name, language=code, template=template, sender=f"{name} <tide@example.org>")
    stories = [
        story(n, also=n % 3, title=title, publisher=publisher, byline=None, sentences=sentences, language=code)
        for n in range(count)
    ]
    sections = tuple(Section(topic=f"t{n}", title=f"{topic} {n + 1}", stories=tuple(stories[n::2])) for n in range(2))
    return issue(sections=sections, letter=letter, subject=title, preheader=" ".join(sentences), intro=sentences[0])


#: What the world writes into titles.
BAD_TITLES = (
    "x" * 500,
    "word " * 100,
    "W" * 300 + " and so on",
    "",
    "👩‍👩‍👧‍👦🏳️‍🌈🇺🇦 👍🏽 emoji only",
    "Z̷̛̗a̸͎͝l̴̰̒g̶̢̛o̵̩͝" * 20,
    '<script>alert(1)</script><b>bold</b> "quoted" & ampersands',
    "{{ 7 * 7 }} {% raw %} {# note #} *|UNSUB|* @@TOKEN@@ <%= x %> ${x} #{x}",
    "-- \nFrom the start\r\nBcc: someone@example.org",
    "\u202eright to left override\u202c and \u200bzero width",
)


def bad_issue(template: str = "classic") -> Issue:
    """Return an issue of everything that can be wrong with an article and still be one."""
    urls = (None, "javascript:alert(1)", "http://old.example:8080/x", "https://ex.example/" + "a" * 3000)
    stories = [
        story(n, also=2, title=title, url=urls[n] if n < len(urls) else f"https://ex.example/{n}", publisher="P" * 200)
        for n, title in enumerate(BAD_TITLES)
    ]
    bare = article(90, title="", url=None, published=None, sentences=("A" * 400 + ".",))
    broken = article(91, image=Image(url="file:///etc/passwd", alt='"><script>'), sentences=("One.",))
    odd = article(
        92, image=Image(url="https://img.example.com/é ü.jpg", alt="", width=0, height=-3), sentences=("Two.",)
    )
    more = tuple(
        Story(id=f"b<{a.id}>\"'", lead=a, summary=summary(a, (a.paragraphs[0],)), topic="t")
        for a in (bare, broken, odd)
    )
    sections = (
        Section(topic='<t"opic>', title="T" * 200, stories=tuple(stories)),
        Section(topic="empty", title="Empty", stories=()),
        Section(topic="ünïcode", title="", stories=more),
    )
    letter = replace(
        LETTER, template=template, brand=(("accent", "red;}</style>"), ("font", "x;y:z}"), ("logo", "data:x"))
    )
    return issue(sections=sections, letter=letter, intro="", preheader="", subject="")
