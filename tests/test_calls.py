"""What announces, sells, instructs or speaks of an earlier post is no summary; what only looks so is one."""

import pytest

from digest.edit.asides import is_lesser
from digest.edit.fitness import fit
from digest.edit.leaning import hangs
from digest.edit.passages import passage_of
from digest.edit.summarize import summarize
from tests.test_summarize import article, told


@pytest.mark.parametrize(
    "text",
    [
        "Today we’re going to touch on some bridges as we look for paint.",
        "I'll talk here about each bridge and its paint.",
        "In this beginner’s guide, we will explore the oldest bridges of Lenne.",
        "You will learn how the old bridge was painted.",
        "Stir the paint to combine it, and let it sit for an hour.",
        "Grind 1/3 cup of dark pigment on the finest setting.",
        "Mix in the ground pigment and wait until it thickens.",
        "Skip the rush and buy a map early.",
        "Press and hold the button for a view of the bridge.",
        "Watch the demo for a view of the new bridge.",
        "Score the bridge map right now, before it is gone.",
        "Find this year’s bridges and popular walks for every season.",
        "Do your research instead of relying on a single map of bridges.",
        "Share an essay on any bridge of your choice.",
        "As always, you can see earlier bridges in the list of Lenne.",
        "Okay, here are 18 new bridges that opened in the first half of May.",
        "Hey, I’m Kev, a friend of bridges, and the man behind the Lenne channel.",
        "We’ve compiled 20 of the best bridges of the river.",
        "We have brought some of these memorable bridges to Lenne.",
        "There is a film of the walk that you can watch here, or you can read the list below.",
        "All that and more is below, in the letter of the bridges.",
        "The map is sold for the lowest price of the year.",
        "Everything you need to paint a bridge is in this box.",
        "Imtiaz Weber has details.",
        "Anna Weber has the details of the bridge.",
        "A version of this article appeared in the Lenne Courier.",
        "A speaker of the town declined to provide quotes for this story.",
        "Напомним, что мост через Ленне открыли в марте.",
        "Подписывайтесь на канал о мостах через реку.",
        "Мы расскажем вам о мосте через реку Ленне.",
        "Today, I want to take that bridge much further.",
        "You find the full list of bridges at the end of this post.",
        "In the graph below, the bars are the loads of the bridge.",
        "If you have ideas for the bridge, let me know in the comments.",
        "You might want to read about older bridges first.",
        "Thanks to Anna Weber and Bo Ek for the paint!",
        "⚠️ Note that the bridge also has two lanes.",
        "Call 888-209-3989 to visit us on the bridge.",
        "Type (Select): The kind of bridge, by its span and its paint.",
        "Factor 1 – Your Target Audience: Go beyond the bridge.",
        "Bridges Are Mainstream: Walkers now expect to cross them everywhere.",
        "Because painting and mending bridges are anything but easy.",
        "1 bridge, 2 ferries, 3 trams.",
        "Image of a gray bridge by Anna Weber via Lenne Pictures.",
        "As an Amazon Associate, I earn from the bridges you buy.",
        "This page holds links to bridges, and I earn from qualifying purchases.",
        "No compensation was exchanged for this view of the bridge.",
        "Let’s weigh the pros and cons of bridges and ferries.",
        "Take advantage of this chart to learn of new bridges.",
        "Get started with this printable list of bridges.",
        "Here, I want to dig into what the bridge is made of.",
        "Clique na imagem acima e veja a ponte nova.",
        "Não esqueça de visitar a ponte nova em maio.",
        "Please create any drawings that you need of the bridge.",
        "First start by drawing all the pillars of the bridge.",
        "Go to the end of the bridge and look down.",
        "I’ll show it to you at the end of the walk over the bridge.",
    ],
)
def test_what_calls_announces_or_instructs_is_unfit(text):
    """A preview, a step of a recipe, an offer, a pointer to a list, a note of the house, in four languages."""
    assert not fit(passage_of(text, 0, "en"))


@pytest.mark.parametrize(
    "text",
    [
        "“We will discuss the bridge on Monday,” the mayor said in Lenne.",
        "The council will discuss the bridge on Monday.",
        "Share prices of the builder fell after the bridge was closed.",
        "Watch makers in Lenne paid for the new bridge.",
        "Set a decade after the flood, the film tells of the bridge.",
        "Build-up of ice closed the bridge for a week.",
        "Read in the town hall, the letter moved all who came.",
        "Use of the bridge rose by a third.",
        "Take-up of the new bridge has been slow among drivers.",
        "You can see the castle above the town from the bridge.",
        "The price of paint rose by a tenth within a year.",
        "Nearly all of the bridges lie below the level of the river.",
        "She gathered a crowd around her at the old bridge.",
        "The mayor has the keys of the bridge.",
        "The court said that victims receive compensation from the town.",
        "Thanks to heavy rain, the bridge was closed for nine hours.",
        "One thing is clear: The bridge stays closed.",
        "Because the bridge is closed, drivers take the ferry.",
        "Lenne has a new bridge: It was opened on Monday.",
        "Save the Children paid for the new bridge.",
        "Go players met in Lenne for their yearly cup.",
        "First the bridge was closed, then the ferry.",
    ],
)
def test_what_only_looks_like_a_call_is_fit(text):
    """A quote that announces, nouns that look like orders, places above and below, a name that begins with a verb."""
    assert fit(passage_of(text, 0, "en"))


@pytest.mark.parametrize(
    "text",
    [
        "Yes, there are a few bridges left.",
        "Inside, a letter of 1566 can be seen.",
        "Last week for example, there was a walk over the river.",
        "I think this pattern is playing out on the river.",
    ],
)
def test_an_answer_a_place_or_an_example_hangs(text):
    """What it answers, where it is inside of and what it is an example for stood before."""
    assert hangs(text, "en")


def test_who_is_named_with_an_age_alone_was_introduced_before():
    """Who is only "Weber, 60," opens no further sentence where nobody has told who Weber is."""
    text = (
        "Lenne opened its new bridge on Monday after nine years of work.",
        "Mayor Anna Weber had promised it in every year of her three terms.",
        "Weber, 60, crossed the bridge first and paid the toll of two crowns for all who followed.",
    )
    found = told(summarize(article(*text), sentences=2))

    assert text[2] not in found or text[1] in found


@pytest.mark.parametrize(
    "text",
    [
        "Carrying on from where I left off last post, the second bridge is green.",
        "In my previous post the second bridge was green.",
        "Last month we looked at the bridge of Graz.",
        "I wrote previously of the bridge as a book.",
        "In this short guide, you see three bridges.",
    ],
)
def test_what_speaks_of_its_own_posts_comes_last(text):
    """A reader of a digest has not read the last post."""
    assert is_lesser(text)


def test_names_of_accounts_are_no_summary():
    """What a clip is described by may be nothing but whom it links to."""
    assert told(summarize(article("@lennecourier @annaweber"))) == []
