"""What an outlet calls its readers to do, and what it tells of its own work: "Check out our list", "Let's dive in".

It announces ("Today we'll look at bridges"), sells ("for the lowest price ever") and instructs ("Stir to combine").

The words gate the patterns, which take long: only where one stands is its pattern tried.
"""

from __future__ import annotations

import re

#: A sentence that calls holds one of these words.
CALLING = frozenset({
    "check", "love", "see", "let's", "let’s", "review", "access", "covered", "skip", "endorse", "sister", "talked",
    "spoke", "click", "please", "joins", "join", "picks", "favorites", "below", "everything",
    "price", "shipping", "discover", "rounded", "compiled", "curated", "gathered", "brought", "bring",
    "we'll", "we’ll", "i'll", "i’ll", "you'll", "you’ll", "we're", "we’re", "i'm", "i’m", "explore", "discuss", "delve",
    "learn", "dive", "want", "wanted", "comments", "graph", "figure", "chart", "post", "article",
})  # fmt: skip
# What readers are told to do, where a thing follows: "Mix the paint", "Share your view"; "Share prices fell" is none.
_STEPS = (
    "add", "apply", "arrange", "ask", "attach", "bake", "blend", "boil", "book", "bring", "brush", "build", "buy",
    "change", "chill", "choose", "chop", "clean", "combine", "compare", "configure", "connect", "consider", "consult",
    "cook", "copy", "create", "decorate", "define", "delete", "do", "download", "drain", "drop", "edit", "enable",
    "ensure", "fill", "find", "fold", "fry", "gather", "grab", "grind", "head", "heat", "hold", "identify", "imagine",
    "insert", "install", "keep", "make", "mark", "measure", "mix", "open", "pack", "pick", "place", "plant", "pour",
    "prepare", "press", "purchase", "put", "read", "remember", "remove", "repeat", "replace", "rinse", "roast", "run",
    "score", "scroll", "seal", "search", "season", "select", "send", "serve", "share", "simmer", "skip", "slice",
    "snag", "spread", "sprinkle", "start", "stir", "store", "strain", "submit", "support", "take", "tap", "tell",
    "toss", "try", "turn", "type", "update", "upload", "use", "view", "wash", "watch", "whisk", "write",
)  # fmt: skip
#: One of these opens a call, a row of a list, or a note of what its writer did.
BIDDING = frozenset({
    *_STEPS, "preheat",
    "sponsored", "presented", "brought", "use", "gesponsert", "check", "don't", "don’t", "please", "feel", "keep",
    "visit", "click", "indulge", "hi", "hello", "dear", "enter", "order", "uses", "offers", "provides", "supports",
    "allows", "requires", "delivers", "ensures", "lets", "helps", "keeps", "contains", "combines", "covers",
    "republication", "wrote", "enjoyed", "created", "finished", "rewrote", "got", "spent", "updated", "released",
    "started", "played", "watched", "visited", "tried", "bitte", "stöbern", "besuchen", "entdecken", "abonnieren",
    "klicken", "bestellen", "erfahren", "folgen", "hey", "okay", "ok", "alright", "save", "note", "listen",
    "thanks", "many", "special",
    "подписывайтесь", "голосуйте", "узнайте",
    "смотрите", "напомним", "напоминаем", "мы", "clique", "confira", "assine", "saiba", "veja", "leia",
    "fique", "fiquem", "não", "first", "go",
    "abonnez", "inscrivez", "retrouvez", "cliquez", "recevez",
    "consultez", "découvrez", "téléchargez", "suivez", "rejoignez", "profitez", "suscríbete", "descubre",
    "regístrate", "síguenos", "haz", "iscriviti", "scopri", "clicca",
})  # fmt: skip
#: One of these stands behind an outlet's name where it tells of its own report.
REPORTING = frozenset({
    "looks", "tells", "shows", "helps", "walks", "asks", "explains", "explores", "examines", "rounds",
})  # fmt: skip
_PATTERNS = {
    "heck out ": r"\b[Cc]heck out (?:our|my)\b|[;—–-] ?check out\b|\b[Cc]heck out th(?:e|is|ese)\b.* (?:below|here)\b",
    "d love to ": r"\b[Ww]e['’]d love to\b",
    " to us": r"\b(?:talked|spoke) to us\b",
    " with us": r"\b(?:talked|spoke) with us\b",
    "see our": r"[ ,;]see our\b",
    "lick here": r"\bclick here\b",
    "lease ": r"\bplease (?:visit|see|click|contact|email)\b",
    "join": r"\bjoins? (?:me|us) (?:to|for|on|this)\b",
    "read our": r"\bread our (?:\w+ )?(?:review|story|article|report|guide|post)\b",
    "access to our": r"\b[Yy]ou['’]ll get access to our\b",
    "got you covered": r"\bgot you covered\b",
    "kip ahead to": r"\bskip ahead to\b",
    "editors endorse": r"\beditors endorse\b",
    "our sister ": r"\bour sister (?:site|publication|magazine)\b",
    " our picks": r"\b(?:of|are) our picks\b",
    " our favorites": r"\b(?:are|of) our favorites\b",
    "verything you need": r"\b[Ee]verything you need\b",
    " price": r"\b(?:lowest|list|regular|sale) price\b",
    "free shipping": r"\bfree shipping\b",
    ", discover ": r", discover (?:the|how|what|our)\b",
    # "The video can be seen below", "You can read it here"; "below the bridge" and "here in Oslo" stand in any report.
    " you can ": r"\byou can\b.* (?:here|below|above)(?=,|\.|$| or | and )",
    "want to ": r"\b[Yy]ou (?:might|may|['’]ll) want to (?:read|check|see|look|start|watch)\b",
    "in the comments": r"\b(?:let (?:me|us) know|tell (?:me|us)|share|leave|comment)\b.* in the comments\b",
    # "You find the list at the end of this post", "In the graph below, the bars are mine"
    " of this post": r"\b(?:end|bottom|top|rest|start) of this post\b",
    " of this article": r"\b(?:end|bottom|top|rest|start) of this article\b",
    " below": r"\b[Ii]n the (?:graph|figure|table|chart|image|photo|picture|diagram|video|map) below\b"
    r"|\b(?:more|all|list|links?|details|photos?|video)\b.{0,24} (?:is|are|found) below(?=[.,;:])",
    **dict.fromkeys(
        ("et's ", "et’s "),
        r"\b[Ll]et['’]s (?:break|dive|take a|look|get started|go (?:back|through)|explore|walk|start|begin|discuss"
        r"|see|connect)\b",
    ),
    # "We've compiled 20 bridges", "I have brought you some views".
    **dict.fromkeys(
        ("ounded up ", "ompiled ", "urated ", "athered ", "brought ", "bring "),
        r"\b(?:[Ww]e|I)(?:['’]ve| have)? (?:rounded up|compiled|curated|gathered|brought|bring)"
        r" (?:you|some|the best|an?|our|these|\d+)\b",
    ),
}
# By a sign that stands in what each pattern finds: to look for one takes a hundredth of its time.
_CALLS = {sign: re.compile(pattern) for sign, pattern in _PATTERNS.items()}
# "Today we're going to touch on bridges", "We will also discuss": who speaks so in a quote announces nothing.
_ANNOUNCES = re.compile(
    r"\b(?:[Ww]e|I|[Yy]ou)(?:(?:['’]ll| will)(?: also| then| first| now)?|(?:['’]re|['’]m| are| am) (?:also )?going to)"
    r" (?:look (?:at|into)|cover|explore|discuss|talk|touch on|go (?:over|through|into|deep)|walk (?:you )?through"
    r"|show (?:you|(?:it|this|them) to you)"
    r"|share|dive|explain|describe|break down|delve|introduce|learn|find out|discover|start by|dig into"
    r"|focus on|unpack|outline)\b"
    r"|\b(?:[Ww]e|I)(?: want| wanted|['’]d like| would like) to (?:talk|share|show|dig into|explore|discuss|write|look"
    r"|explain|walk|take (?:a|this|that|it)\b)"
)
_ANNOUNCING = ("'ll ", "’ll ", " will ", " going to ", " to ")
_QUOTES = frozenset('"“”„«»')
# "The Quay looks at how bridges are built.", "Anna Weber shows you three bridges."
_REPORTS = re.compile(
    r"(?:[A-Z][\w.'’&-]*,? ){1,5}(?:(?:tells|shows|helps|walks) you\b"
    r"|(?:(?:asks|explains|explores|examines|looks at) (?:how|why|what|whether)|rounds up)\b)"
)
_BIDS = re.compile(
    r"\W*(?:many |special |big )?thanks to (?-i:(?:[A-Z][\w.'’-]+,? (?:and )?){2,}).{0,60}\bfor\b"
    r"|(?:many |special |big )?thanks for (?:reading|watching|listening|joining|your)\b|\W*note that\b"
    r"|read (?:on )?to learn\b|take advantage of (?:this|our|these)\b"
    r"|check out\b|don['’]t (?:forget|miss)\b|please\b|feel free to\b"
    r"|visit (?:us|our)\b|keep up with\b|click on\b|indulge\b|republication or\b"
    r"|enter (?:the |this |our )?(?:promo |coupon |discount )?code\b|order \w+ .*\band receive\b"
    r"|(?:sponsored|presented|brought to you|gesponsert) (?:by|von)\b"
    r"|use (?:(?:the|our|my|promo|coupon|discount) ){0,2}code\b"
    r"|(?:hi|hello|hey|dear)\b[\w ]{0,30}[,!]|(?:okay|ok|alright),? here(?: is| are|['’]s)\b"
    # a step of a recipe or of a guide, or what readers are to do
    rf"|(?:{'|'.join(_STEPS)}) (?:and (?:{'|'.join(_STEPS)}) )?(?:the|this|these|that|your|our|my|an?|it|them|all"
    r"|each|any|some|into|through|to the|\d[\d/]*|one|two)\b(?! (?:look|step) (?:back|at)\b)"
    r"|first,? (?:start|create|open|install|add|run|set|go|download)\b|go to (?:the|your)\b|watch (?:and see|until)\b"
    r"|save (?:your|this|these|an?|up to|\d)|note [–—-] |listen,|listen to (?:the|this|our|my)\b"
    r"|(?:stir|whisk|preheat) (?!of\b|about\b)|(?:mix|pour|fold|put) in (?:the|an?)\b"
    r"|(?:bitte|stöbern|besuchen|entdecken|abonnieren|klicken|bestellen|erfahren|folgen) (?:\w+ )?sie\b"
    r"|(?:abonnez|inscrivez|retrouvez|cliquez|recevez|consultez|découvrez|téléchargez|suivez|rejoignez|profitez)\b"
    r"|(?:suscríbete|descubre|regístrate|síguenos|haz clic|iscriviti|scopri|clicca)\b"
    r"|(?:подписывайтесь|голосуйте|узнайте|смотрите|напомним|напоминаем)\b|мы (?:расскажем|покажем|собрали|выясняем)\b"
    r"|(?:clique|confira|assine|fiquem? (?:ligad[oa]s?|de olho|atent[oa]s?))\b|não (?:se )?esque(?:ça|çam)\b"
    r"|(?:saiba|leia|veja) (?:mais|também|abaixo|aqui)\b"
    # what a list says of a product, or a diary of a week
    r"|(?:uses|offers|provides|supports|allows|requires|delivers|ensures|lets|helps|keeps|contains|combines|covers)"
    r" (?!of\b|from\b|by\b|and\b|are\b|were\b|have\b|had\b|in\b|for\b|to\b)"
    r"|(?:wrote|enjoyed|created|finished|rewrote|got|spent|updated|released|started|played|watched|visited|tried)"
    r" (?:an?|the|some|my|new|two|three|\w+ing)\b",
    re.IGNORECASE,
)


def calls(text: str) -> bool:
    """Tell whether a sentence that holds a word of `CALLING` calls readers to do something, or praises its outlet."""
    signed = any(map(text.__contains__, _CALLS))  # most hold none
    if signed and any(sign in text and pattern.search(text) is not None for sign, pattern in _CALLS.items()):
        return True
    announces = any(map(text.__contains__, _ANNOUNCING)) and _QUOTES.isdisjoint(text)
    return announces and _ANNOUNCES.search(text) is not None


def bids(text: str) -> bool:
    """Tell whether a sentence that opens with a word of `BIDDING` is a call, a row of a list, or has no subject."""
    return _BIDS.match(text) is not None


def reports(text: str) -> bool:
    """Tell whether a sentence that holds a word of `REPORTING` only says what its outlet or writer looks at."""
    return _REPORTS.match(text) is not None
