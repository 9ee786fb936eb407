"""Templates: a newsletter's own come first, may extend ours, and fail with file and line."""

import dataclasses
import re
import shutil

import pytest

from digest.errors import RenderError
from digest.render import built_in_folder, built_in_names, check, render, template_loader
from digest.render.palette import Colors, Look
from digest.render.view import PageView, SectionView, StoryView
from tests import render_samples as samples


@pytest.fixture
def folder(tmp_path):
    """Return an empty folder for templates."""
    return tmp_path / "templates"


def put(folder, name, content):
    """Write one file of a template."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content, encoding="utf-8")


def rendered(folder, template="mine"):
    """Render the small issue with the templates of a folder."""
    letter = dataclasses.replace(samples.LETTER, template=template)
    return render(samples.issue(letter=letter), loader=template_loader((folder,)))


def test_the_built_in_templates_are_three():
    """Classic is the default; brief and cards extend it."""
    assert built_in_names() == ("brief", "cards", "classic")


def test_one_block_is_overridden_without_copying_the_rest(folder):
    """A template of three lines changes the masthead and nothing else."""
    put(
        folder,
        "mine/issue.html.j2",
        '{% extends "classic/issue.html.j2" %}\n'
        "{% block masthead %}<tr><td><h1>Mine {{ issue.number }}</h1></td></tr>{% endblock %}",
    )
    rendering = rendered(folder)

    assert "Mine 12</h1>" in rendering.html
    assert "Tidal turbine" in rendering.html
    assert rendering.text == render(samples.issue()).text, "the text part is classic's"


@pytest.mark.parametrize("above", ["brief", "digest/brief", "cards"])
def test_what_a_template_lacks_comes_from_the_one_it_extends(folder, above):
    """Styles, text and web page are those of the template whose mail is changed, through several folders."""
    put(folder, "base/issue.html.j2", f'{{% extends "{above}/issue.html.j2" %}}\n')
    put(folder, "mine/issue.html.j2", '{% extends "base/issue.html.j2" %}\n{% block head %}<!-- mine -->{% endblock %}')
    mine, like = rendered(folder), rendered(folder, above.removeprefix("digest/"))

    assert mine.html.replace("<!-- mine -->", "") == like.html
    assert (mine.text, mine.web) == (like.text, like.web)


def test_a_style_sheet_alone_is_a_template(folder):
    """A folder with only style.css keeps everything else of classic."""
    classic = (built_in_folder() / "classic" / "style.css").read_text(encoding="utf-8")
    put(folder, "mine/style.css", classic.replace("font-size: 42px", "font-size: 44px"))

    assert "font-size:44px" in rendered(folder).html


def test_a_folder_named_as_ours_may_extend_ours(folder):
    """`templates/classic` stands before the built-in one, which is reached as digest/classic."""
    put(
        folder,
        "classic/issue.html.j2",
        '{% extends "digest/classic/issue.html.j2" %}\n'
        "{% block footer %}<tr><td>{{ issue.unsubscribe }}</td></tr>{% endblock %}",
    )

    assert "All issues" not in rendered(folder, "classic").html


@pytest.mark.parametrize("template", ["classic", "brief", "cards"])
@pytest.mark.parametrize("name", ["mine", "same"])
def test_a_template_can_be_copied_out_and_used(folder, template, name):
    """What is copied renders the same issue to the same bytes, under its own name or another."""
    name = template if name == "same" else name
    shutil.copytree(built_in_folder() / template, folder / name)
    letter = dataclasses.replace(samples.LETTER, template=template)

    assert rendered(folder, name) == render(samples.issue(letter=letter))


@pytest.mark.parametrize(
    ("broken", "line", "reason"),
    [
        ("<p>\n{% if %}</p>", 2, "Expected an expression"),
        ("<p>\n\n{{ issue.titel }}</p>", 3, "issue has no 'titel' (is it 'title'?)"),
        ("{{ words.alsoo }}", 1, "words has no 'alsoo' (is it 'also'?)"),
        ("\n{{ nothing }}", 2, "'nothing' is undefined"),
        ("{{ 1 / 0 }}", 1, "ZeroDivisionError"),
        ("<p>{{ issue.number | nofilter }}</p>", 1, "nofilter"),
        ("{% extends 'nowhere.j2' %}", 1, "nowhere.j2"),
        ("\n\n{% include 'mine/notes.html' %}", 3, "mine/notes.html"),
        ("{{ ''.__class__.__mro__ }}", 1, "unsafe"),
        ("{{ issue.sections.0.stories.99.title }}", 1, "99"),
    ],
)
def test_a_broken_template_is_named_with_file_and_line(folder, broken, line, reason):
    """The user reads where and what, not a traceback."""
    put(folder, "mine/issue.html.j2", broken)

    with pytest.raises(RenderError) as caught:
        rendered(folder)

    assert reason in caught.value.message
    assert "\n" not in caught.value.message
    if "nowhere" not in reason:
        assert f"mine/issue.html.j2, line {line}" in caught.value.message.replace("\\", "/")


def test_an_unknown_template_is_a_clear_error():
    """The built-in names are given as a way out."""
    letter = dataclasses.replace(samples.LETTER, template="../../etc/passwd")

    with pytest.raises(RenderError) as caught:
        render(samples.issue(letter=letter))

    assert "classic" in caught.value.hint


def test_a_template_that_extends_itself_is_a_clear_error(folder):
    """The circle is named with the way out of it."""
    put(folder, "mine/issue.html.j2", '{% extends "mine/issue.html.j2" %}')

    with pytest.raises(RenderError, match="extends itself"):
        rendered(folder)


@pytest.mark.parametrize("name", ["issue.html.j2", "style.css", "issue.txt.j2"])
def test_a_template_that_is_not_utf8_is_a_clear_error(folder, name):
    """Bytes of another encoding are named with their own file and line, whichever file asks for them."""
    put(folder, "mine/issue.txt.j2", '{% extends "digest/classic/issue.txt.j2" %}')
    (folder / "mine" / name).write_bytes(b"\n\ncaf\xe9")

    with pytest.raises(RenderError, match=f"mine/{name}, line 3: not UTF-8"):
        rendered(folder)


@pytest.mark.parametrize("name", ["classic", "digest/classic", "digest/brief"])
def test_a_block_that_nothing_extended_has_is_a_clear_error(folder, name):
    """Jinja passes it over: a masthead with a slip in its name was never seen, and nobody said so."""
    put(
        folder,
        "mine/issue.html.j2",
        f'{{% extends "{name}/issue.html.j2" %}}\n{{% block mastheat %}}<tr><td>x</td></tr>{{% endblock %}}',
    )

    with pytest.raises(RenderError, match=r"line 2: .* block 'mastheat', .* \(is it 'masthead'\?\)") as caught:
        rendered(folder)

    assert "masthead" in str(caught.value.hint)


def test_blocks_of_ones_own_may_stand_in_blocks(folder):
    """Within another block, or called by `self`."""
    put(
        folder,
        "mine/issue.html.j2",
        '{% extends "digest/classic/issue.html.j2" %}'
        "{% block intro %}<tr><td>{% block mine %}One{% endblock %}{{ self.other() }}</td></tr>{% endblock %}"
        "{% block other %}Two{% endblock %}",
    )

    assert "OneTwo" in rendered(folder).html


@pytest.mark.parametrize("template", ["classic", "brief", "cards"])
def test_a_piece_is_changed_by_a_copy_of_the_pieces(folder, template):
    """The built-in templates take parts.html.j2 and parts.txt.j2 from the template's own folder first."""
    for name, old in (("parts.html.j2", "{{ words.also }}"), ("parts.txt.j2", "{% macro story(story, words) %}\n")):
        pieces = (built_in_folder() / "classic" / name).read_text(encoding="utf-8")
        put(folder, f"mine/{name}", pieces.replace(old, f"{old}Seen:"))
    own = built_in_folder() / template
    for path in own.iterdir():
        if not path.name.startswith("parts"):
            put(folder, f"mine/{path.name}", path.read_text(encoding="utf-8"))
    rendering = rendered(folder)

    assert "Also:Seen:" in rendering.html
    assert "Also:Seen:" in rendering.web
    assert template == "brief" or "Seen:" in rendering.text


def test_words_are_changed_by_setting_them(folder):
    """For one template, in any language, without touching its blocks."""
    put(
        folder,
        "mine/issue.html.j2",
        '{% extends "digest/classic/issue.html.j2" %}{% set words = dict(words, also="Read on:") %}',
    )

    assert "Read on: " in rendered(folder).html


def test_an_empty_template_is_a_clear_error(folder):
    """It reached the user as premailer's NoneType."""
    put(folder, "mine/issue.html.j2", "{# later #}\n")

    with pytest.raises(RenderError, match=r"mine/issue\.html\.j2 makes an empty page"):
        rendered(folder)


@pytest.mark.parametrize(
    ("broken", "named"),
    [
        (".x { color: red } }\n.y { color: red }", "} too many in “.x { color: red } }”"),
        (".x { color: red\n.y { color: red }", "{ is not closed in “.x { color: red”"),
    ],
)
@pytest.mark.parametrize("sheet", ["style.css", "media.css"])
def test_braces_that_do_not_match_are_a_clear_error(folder, broken, named, sheet):
    """The rules behind them were lost without a word."""
    put(folder, f"mine/{sheet}", f"<style>{broken}</style>" if sheet == "media.css" else broken)

    with pytest.raises(RenderError) as caught:
        rendered(folder)

    assert named in caught.value.message


def test_braces_in_comments_and_strings_are_none(folder):
    """They are words."""
    classic = (built_in_folder() / "classic" / "style.css").read_text(encoding="utf-8")
    put(folder, "mine/style.css", "/* } */\n.x { font-family: '}' }\n" + classic)

    assert "Tidal turbine" in rendered(folder).html


def test_styles_that_cannot_be_inlined_are_a_clear_error(folder):
    """Premailer's crash on nested media queries reaches the user as a sentence."""
    put(folder, "mine/style.css", "@media screen { @media print { a { color: red } } }")

    with pytest.raises(RenderError, match="cannot be inlined"):
        rendered(folder)


def test_a_template_cannot_reach_python(folder):
    """Templates of strangers run in a sandbox."""
    put(folder, "mine/issue.html.j2", "{{ issue.title.__class__.__base__.__subclasses__() }}")

    with pytest.raises(RenderError):
        rendered(folder)


def test_every_block_and_variable_is_documented():
    """docs/templates.md tells of all that a template may override and use."""
    document = (built_in_folder().parent / "docs" / "templates.md").read_text(encoding="utf-8")
    sources = [path.read_text(encoding="utf-8") for path in sorted(built_in_folder().glob("*/*.j2"))]
    blocks = {name for source in sources for name in re.findall(r"{% block (\w+)", source)}
    fields = {
        field.name
        for record in (PageView, SectionView, StoryView, Colors, Look)
        for field in dataclasses.fields(record)
    }

    assert [name for name in sorted(blocks | (fields - {"look", "light", "dark"})) if f"`{name}`" not in document] == []


def test_the_templates_in_the_documents_are_fit_to_send(folder):
    """Each of docs/templates.md, with pictures and stories of two directions."""
    document = (built_in_folder().parent / "docs" / "templates.md").read_text(encoding="utf-8")
    templates = re.findall(r"```jinja\n(.*?)```", document, re.DOTALL)
    for number, template in enumerate(templates):
        put(folder, f"mine{number}/issue.html.j2", template)
        issue = samples.issue(letter=dataclasses.replace(samples.LETTER, template=f"mine{number}"))
        findings = check(issue, render(issue, loader=template_loader((folder,))))

        assert [finding for finding in findings if finding.severity == "error"] == []
    assert len(templates) == 2
