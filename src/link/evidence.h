/* What speaks for and against two coded events telling of the same happening. */
#ifndef ENT_LINK_EVIDENCE_H
#define ENT_LINK_EVIDENCE_H

#include "link/occurrence.h"

enum { ENT_TRAIT_WORDS = 24, ENT_TRAIT_NAMES = 8, ENT_BORROWED_GAP = 31 /* [days] */ };

typedef struct ent_trait_name {
	uint32_t group; /* of the state; a hash of the code outside the focus */
	ent_str name;
} ent_trait_name;

/* An event reduced to what joining looks at. */
typedef struct ent_trait {
	const ent_record_event *event;
	bool placed;                       /* it has a date of its own */
	bool borrowed;                     /* that another sentence tells: it may be another's */
	ent_day lo, hi;                    /* only when placed */
	uint64_t stem, rule, sentence;     /* of the trigger, of the coder's row, of the whole sentence */
	uint64_t from, to;                 /* actors' and recipients' states as order-free hashes; 0: none */
	uint64_t *words;                   /* [n_words] ascending: stems around the trigger, without idle words and names */
	ent_trait_name *persons, *offices; /* [n_persons] [n_offices] */
	uint32_t n_words, n_persons, n_offices;
} ent_trait;

/* True of a date that is inferred from what another sentence says. */
bool ent_date_borrowed(const ent_record_event *event);

/* The arrays are made in `arena`. */
void ent_trait_of(ent_arena *arena, ent_trait *trait, const ent_record_event *event, const ent_focus *focus);

/* Whether both name the same people of a state: 1 yes, -1 others, 0 not told. */
int ent_trait_people(const ent_trait *a, const ent_trait *b);

/* The state a participant counts as: a group of the focus, or a hash of its code. */
uint32_t ent_trait_group(const ent_focus *focus, const ent_record_participant *participant);

/* How much speaks for a and b being one: ENT_EVIDENCE_ENOUGH or more joins; negative when something speaks against
 * it. `ret_why` (may be NULL) gets a bit set for ent_evidence_text. */
#define ENT_EVIDENCE_ENOUGH 3.0
double ent_evidence(const ent_trait *a, const ent_trait *b, uint32_t *ret_why);

/* [words] around the triggers that both have, beside names and idle words. */
uint32_t ent_evidence_topic(const ent_trait *a, const ent_trait *b);

/* "same day, same wording, both name Sergei Lavrov" */
ent_str ent_evidence_text(ent_arena *arena, const ent_trait *a, const ent_trait *b, uint32_t why);

#endif
