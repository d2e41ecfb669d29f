/* The shapes of lines and paragraphs. Not for other rooms. */
#ifndef ENT_READ_SHAPES_H
#define ENT_READ_SHAPES_H

#include "base/str.h"

/* its last mark, quotes and brackets aside, is one that ends a sentence */
bool ent_line_ends_sentence(ent_str s);
/* begins with a small letter */
bool ent_line_starts_lower(ent_str s);
/* [words] by blanks */
size_t ent_line_words(ent_str s);
/* short, no full stop, no small letter first; at most `most` bytes */
bool ent_line_heading_like(ent_str s, size_t most);
/* "Aamir Iqbal*": two to five words, each capitalised */
bool ent_line_name(ent_str s);
/* begins with `name` and says what a writer is or does */
bool ent_line_tells_of_writer(ent_str s, ent_str name);
/* "By Ana Rojas" */
bool ent_line_byline(ent_str s);
/* begins with a footnote mark */
bool ent_line_footnote(ent_str s);
/* most letters are of another script than Latin */
bool ent_line_other_script(ent_str s);
/* holds a letter */
bool ent_line_lettered(ent_str s);
/* cut off or without a full stop: the beginning of another page */
bool ent_line_teaser(ent_str s);
/* of a list of references */
bool ent_line_citation(ent_str s);
/* a twelfth of its words are common words of English */
bool ent_line_english(ent_str s);

#endif
