/* Lemmas by edit rules: a rule for a form and tag, else for its longest known suffix with that tag.
 *
 * The table is text, sorted: "form<TAB>UPOS<TAB>rule" and "-suffix<TAB>UPOS<TAB>rule" lines. A rule is the number of
 * bytes to cut from the end, then what to add ("3y" makes "y" of "ies"), with '=' before it to keep capital letters and
 * '|' before an added digit. */
#ifndef ENT_SYNTAX_LEMMA_H
#define ENT_SYNTAX_LEMMA_H

#include "base/map.h"

typedef struct ent_lemmas {
	ent_map rules; /* key to line */
	ent_str *lines;
	uint32_t n;
} ent_lemmas;

/* Indexes the table; views into `text`, memory in `arena`. */
void ent_lemmas_load(ent_arena *arena, ent_str text, ent_lemmas *ret_lemmas);

/* The lemma of `form` as the part of speech `upos`; in `arena`, or the form itself. */
ent_str ent_lemmas_of(const ent_lemmas *lemmas, ent_arena *arena, ent_str form, unsigned upos);

/* The rule that makes `lemma` of `form`; written into `out` (room for 48), "" where there is none. */
void ent_lemma_rule(ent_str form, ent_str lemma, char *out);

/* Applies a rule. */
ent_str ent_lemma_apply(ent_arena *arena, ent_str form, ent_str rule);

#endif
