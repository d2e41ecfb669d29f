#!/usr/bin/env python3
"""Parts plain English text into words as the treebanks do, by a few rules of its own: for training the syntax model.

    scripts/plain_tokens.py < text > tokens      # one token a line, an empty line behind each paragraph

The program has a better tokeniser (src/text). This one stands apart so that the model can be trained again to the same
bytes after any change of that one.
"""
import re, sys

TOKEN = re.compile(r"""
    https?://\S+ | www\.\S+ | [\w.+-]+@[\w-]+\.[\w.-]+                                    # addresses
  | (?:[A-Za-z]\.){2,} | [A-Z]\.(?=\s*[A-Z])                                              # U.S.   G. Noble
  | (?:Mr|Mrs|Ms|Dr|St|Gen|Col|Lt|Capt|Maj|Sgt|Sen|Rep|Gov|Prof|Rev|Hon|No|Jr|Sr|vs|etc|Inc|Co|Corp)\.(?!\w)
  | \d+(?:[.,:]\d+)*(?!\w)                                                                # 1,250.5   10:30
  | (?i: \w+(?=n['’]t\b) | n['’]t\b | ['’](?:s|re|ve|ll|d|m)\b | can(?=not\b) )           # do n't   it 's   can not
  | \w+ | --+ | \.\.+ | \S
""", re.X)
CLOSING = set("\"'”’)]}")


def tokens(text, at=0):
    """(start, end) of each token, counted from `at`."""
    return [(at + m.start(), at + m.end()) for m in TOKEN.finditer(text)]


def paragraphs(text):
    """(start, text) of each run of lines that no blank line parts."""
    for match in re.finditer(r"(?:.*\S.*(?:\n|$))+", text):
        yield match.start(), match.group()


def sentences(text):
    """Lists of (start, end): a paragraph's tokens, parted behind '.', '?', '!' and what closes them where no small
    letter follows."""
    for at, paragraph in paragraphs(text):
        spans, out, ended = tokens(paragraph, at), [], False
        for start, end in spans:
            word = text[start:end]
            if ended and word not in CLOSING and not word[0].islower():
                yield out
                out = []
            ended = word in (".", "?", "!") or (ended and word in CLOSING)
            out.append((start, end))
        if out:
            yield out


def main():
    text = sys.stdin.buffer.read().decode("utf-8", "replace")
    for at, paragraph in paragraphs(text):
        sys.stdout.write("".join(text[start:end] + "\n" for start, end in tokens(paragraph, at)) + "\n")


if __name__ == "__main__":
    main()
