"""The editor: articles in, an issue out; extractive, deterministic, offline.

summarize picks verbatim sentences, cluster joins the reports of one event, classify files
stories under topics, compose makes the issue, parse_edits reads the editor's own wishes.

The rooms are imported here, not in the functions: a room bears its function's name, and importing
it later would put the room in the function's place. None of them loads a heavy library by that.
"""

from digest.edit.classify import classify
from digest.edit.cluster import cluster
from digest.edit.compose import Edition, compose
from digest.edit.edits import Edits, parse_edits
from digest.edit.summarize import summarize

__all__ = ["Edition", "Edits", "classify", "cluster", "compose", "parse_edits", "summarize"]
