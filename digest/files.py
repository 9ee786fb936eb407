"""How the files of a newsletter and of an issue are called: the one place where their names are spelled."""

from __future__ import annotations

#: In a newsletter's folder: what it is made of, what it remembers, its issues, its own templates, texts put there.
CONFIG, LEDGER, ISSUES, TEMPLATES, ARTICLES = "digest.toml", "digest.db", "issues", "templates", "articles"
#: Beside the issues: the page and the feed that list them.
INDEX, FEED = "index.html", "feed.xml"
#: In an issue's folder: its record, the articles it quotes, the mail, its text, the web page, a message as a reader
#: gets it, and what is told of the build.
ISSUE, QUOTED, MAIL, TEXT, WEB = "issue.json", "articles.jsonl", "email.html", "email.txt", "index.html"
MESSAGE, REPORT = "message.eml", "report.json"
#: What a build writes into an issue's folder.
BUILT = frozenset((ISSUE, QUOTED, MAIL, TEXT, WEB, MESSAGE, REPORT))
#: What the editor writes into an issue's folder, and no build may touch.
EDITS = "edits.toml"
