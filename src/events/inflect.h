/* The inflected forms of an English lemma, so that a word of running text is found by one look-up of its form. */
#ifndef ENT_EVENTS_INFLECT_H
#define ENT_EVENTS_INFLECT_H

#include "base/data.h"
#include "base/map.h"

/* What a form can be; a form may be several ("met": past and participle). */
enum ent_inflection {
	ENT_INFL_BASE = 1,   /* visit */
	ENT_INFL_S = 2,      /* visits */
	ENT_INFL_PAST = 4,   /* visited, took */
	ENT_INFL_PART = 8,   /* visited, taken */
	ENT_INFL_ING = 16,   /* visiting */
	ENT_INFL_PLURAL = 32 /* talks */
};

typedef struct ent_irregular {
	ent_str past, participle, plural; /* several between '|'; missing: regular */
	ent_str other;                    /* another spelling of the lemma, itself regular; or missing */
} ent_irregular;

typedef struct ent_inflector {
	ent_map words; /* lemma -> index of `rows` */
	const ent_irregular *rows;
} ent_inflector;

/* Reads irregular.tsv. The result looks into `data` and `arena`. */
ent_status ent_inflector_load(ent_inflector *ret_inflector, ent_arena *arena, const ent_data *data, ent_error *error);

typedef void ent_form_fn(void *context, ent_str form, unsigned inflection);

/* Calls `each` with every form of `lemma` (a verb, or a noun), spelling variants in -ise, -isation and doubled
 * consonants included. Forms live in `arena`; one form may come more than once. */
void ent_inflect(const ent_inflector *inflector, ent_arena *arena, ent_str lemma, bool verb, ent_form_fn *each,
				 void *context);

#endif
