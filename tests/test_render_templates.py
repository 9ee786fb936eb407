"""Templates: a newsletter's own come first, may extend ours, and fail with file and line."""

import dataclasses
import re
import shutil

import pytest

from digest.errors import RenderError
from digest.render import built_in_folder, built_in_names, render, template_loader
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
        ("<p>\n\n{{ issue.titel }}</p>", 3, "titel"),
        ("{{ 1 / 0 }}", 1, "ZeroDivisionError"),
        ("<p>{{ issue.number | nofilter }}</p>", 1, "nofilter"),
        ("{% extends 'nowhere.j2' %}", 1, "nowhere.j2"),
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


def test_a_template_that_is_not_utf8_is_a_clear_error(folder):
    """Bytes of another encoding are named with what to do."""
    put(folder, "mine/issue.html.j2", "")
    (folder / "mine" / "issue.html.j2").write_bytes(b"caf\xe9")

    with pytest.raises(RenderError, match="not UTF-8"):
        rendered(folder)


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
