/* Lemmas by edit rules: a rule for a form and tag, else for its longest known suffix with that tag. The tag is
 * UPOS/XPOS
 * ("ADJ/NNP": the "United" of the United Nations keeps its capital); for a pair that was never seen, UPOS alone.
 *
 * The table is text: "form<TAB>tag<TAB>rule" and "-suffix<TAB>tag<TAB>rule" lines; a form that begins with '-' or '='
 * has a '=' before it. A rule is the number of bytes to cut from the end, then what to add ("3y" makes "y" of "ies"),
 * with '=' before it to keep capital letters and
 * '|' before an added digit. */
#ifndef ENT_SYNTAX_LEMMA_H
#define ENT_SYNTAX_LEMMA_H

#include "base/arena.h"
#include "base/str.h"

/* A line of the table: what it is for, and its rule. */
typedef struct ent_lemma_line {
	ent_str key; /* the form, or the suffix without its '-' */
	ent_str tag, rule;
	bool whole; /* the key is a form */
} ent_lemma_line;

typedef struct ent_lemmas {
	ent_lemma_line *lines;
	uint32_t *slots; /* [cap], a power of two: hash table of lines, + 1; 0: empty */
	uint32_t cap, n;
} ent_lemmas;

/* Indexes the table; views into `text`, memory in `arena`. */
void ent_lemmas_load(ent_arena *arena, ent_str text, ent_lemmas *ret_lemmas);

enum { ENT_LEMMA_TAG = 32 };
/* Writes the tag of two parts of speech; `xpos` may be missing. */
void ent_lemma_tag(unsigned upos, ent_str xpos, char tag[ENT_LEMMA_TAG]);

/* The lemma of `form` with these tags; in `arena`, or the form itself. `*ret_sure` (may be NULL): the form has a line
 * of its own. */
ent_str ent_lemmas_of(const ent_lemmas *lemmas, ent_arena *arena, ent_str form, unsigned upos, ent_str xpos,
					  bool *ret_sure);

/* The rule that makes `lemma` of `form`; written into `out` (room for 48), "" where there is none. */
void ent_lemma_rule(ent_str form, ent_str lemma, char *out);

/* Applies a rule. */
ent_str ent_lemma_apply(ent_arena *arena, ent_str form, ent_str rule);

#endif
