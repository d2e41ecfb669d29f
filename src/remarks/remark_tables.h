/* The five tables of the room, indexed by lemma. Room-internal. */
#ifndef ENT_REMARKS_REMARK_TABLES_H
#define ENT_REMARKS_REMARK_TABLES_H

#include "base/map.h"
#include "base/vec.h"
#include "remarks/remarks.h"

typedef struct ent_remark_act {
	ent_str kind, act;
	bool once;
	char pos;         /* 'v' 'n', 'p': what somebody or something is ("due", "ready") */
	ent_str words;    /* lemmas, a space between; "pull_out": with its particle */
	ent_str object;   /* "obj,to,from" */
	ent_str needs;    /* "org" "state" "host" "name" "any" "thing" "-" */
	ent_str head;     /* lemmas of the grammatical object; missing: any */
	ent_str modifier; /* words that must be with it; missing: none */
	ent_str agent;    /* "obj" or a preposition; missing: the subject does it */
} ent_remark_act;

typedef struct ent_remark_thing {
	ent_str kind, class;
	bool generic;
	bool modified; /* counts only with a name or noun before it */
} ent_remark_thing;

typedef struct ent_remark_measure {
	ent_str kind, property, dimension, words;
} ent_remark_measure;

typedef struct ent_remark_phase {
	char pos; /* 'v' 'n' 'm' */
	ent_str gives;
	ent_str word; /* "push_back" */
	uint32_t next;
} ent_remark_phase;

/* A word of an act: where its row is, and the next entry filed under the same first lemma. */
typedef struct ent_act_entry {
	uint32_t act, next;
	ent_str particle; /* missing: none */
} ent_act_entry;

/* What became of a thing that was promised: a row of promise_fates.tsv. */
typedef struct ent_remark_fate {
	ent_str gives;  /* "kept" "superseded" "about" "deed" "part" */
	char pos;       /* 'v' 'n' 'm' */
	ent_str object; /* "obj" "subj" */
	ent_str deeds;  /* lemmas, a space between; missing: any */
} ent_remark_fate;

/* A word of a fate, as ent_act_entry. */
typedef struct ent_fate_entry {
	uint32_t fate, next;
	ent_str particle;
} ent_fate_entry;

struct ent_remark_tables {
	ent_arena *arena;
	const ent_amounts *amounts;
	ENT_VEC(ent_remark_act) acts;
	ENT_VEC(ent_remark_thing) things;
	ENT_VEC(ent_remark_measure) measures;
	ENT_VEC(ent_remark_phase) phases;
	ent_map act_words;   /* first lemma → index into acts, chained by `next` through `act_entries` */
	ent_map thing_words; /* lemma → index into things */
	ent_map phase_words; /* first lemma → index into phases, chained by `next` */
	ENT_VEC(ent_act_entry) act_entries;
	ENT_VEC(ent_remark_fate) fates;
	ENT_VEC(ent_fate_entry) fate_entries;
	ent_map fate_words; /* first lemma → index into fate_entries, chained by `next` */
	ent_map fate_forms; /* past forms that no rule makes of a lemma */
};

/* True when `word` stands in the list, whose members are separated by `separator`. */
bool ent_remark_listed(ent_str list, char separator, ent_str word);

#endif
