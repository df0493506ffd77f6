"""Building: documents become cards, cards become orders, orders become bytes, bytes become files.

The parent keeps cards. A document is read once (`building/reading`), by a worker where there are any, to a card that
says what the plan has to know, and to a record, its plain data, which waits in a file (`building/spool`) until a worker
opens it. Of what was made stays a line of the manifest. What a manifest remembers of a document that has not changed
is its card, so a build that has nothing to do reads no YAML.

One place for options. `building/settings.py` merges the command line over the project file, key by key: a setting is
a line in `model/project.py` under the name of its option.

A key is a digest of values. What a file is made from is walked field by field (`building/digests`), so that a new
field of a model, a layout or the options is in the key without anybody thinking of it; the few options that change no
byte are named. The package's own sources and the versions of its libraries count, dates count for nothing. A file is
fresh when its entry in the manifest has this key and its bytes have that digest.

Workers return bytes. `building/workers` renders in processes of pebble's pool, for it tells which task a process died
at where the standard pool loses all that are under way. Workers get records, read the YAML again only to say where
something was written, and hand back contents; the parent alone writes, in the order of the orders, with a few documents
per worker under way so that no heap of results grows. They are forked from a process of one thread, or started anew
where the system cannot do that. A journal notes each file that is whole until the manifest does.

One program. `building/git` alone starts a program, `git` with fixed arguments and no shell, for `diff --rev`,
`compare --rev`, `rev:` in a comparison and `history`, and nothing else. Revisions are resolved to hexadecimal names
first, paths are literal, answers have a time limit, and no filter, driver, hook or pager that a repository configures
is run.
"""
