/* Remarks: what single clauses say of a membership, a project, a visit, a treaty: who, when, how much, of which order,
 * at which stage. Raw material for comparing sources; which remarks are about one thing is for the room `link`.
 *
 *     "The 1,100-kilometre pipeline will cost $2 billion"   project pipeline: length 1100000 m, cost 2e9 USD
 *     "Chad left the alliance in May 1972"                  membership leave: agent TCD, date 1972-05
 *
 * An act is a word of data/remark_acts.tsv with what hangs on it in the tree; a thing a noun of remark_things.tsv with
 * the amounts (remark_measures.tsv) and the ends that the sentence gives it. Words of remark_phases.tsv above an act
 * say its phase and its status. A "fate" (promise_fates.tsv) is what became of a thing that may have been promised: act
 * "kept", "open" or "superseded", values "deeds" (verbs of the promise that it keeps), "verbs" (by which the promise
 * may tell the thing: "lend" of a loan) and "number" (of the things). A "promise" is what one of the two states that an
 * article is on promised (act "made"), or what was to be by a day (act "due"): its object the words, values "due" and
 * "kept". Knows nothing of storage, nor of other documents. */
#ifndef ENT_REMARKS_REMARKS_H
#define ENT_REMARKS_REMARKS_H

#include "actors/actors.h"
#include "amounts/amounts.h"
#include "time/timex.h"

/* One property that the clause gives, beside the date of the act. */
typedef struct ent_remark_value {
	ent_str property;    /* "cost" "length" "order" "place" ... */
	ent_str text;        /* the surface */
	uint32_t start, end; /* [bytes] of the text */
	double lo, hi;       /* in `unit`, of which base units of SI: m, m3, kg, W; both 0 where it is no number */
	ent_str unit, per;   /* `per` "year" of a rate (days, weeks, months are made years); whose the "killed" are */
	ent_change change;
	bool approximate;
	ent_date date; /* for which it holds; unknown when the text does not say */
} ent_remark_value;

typedef struct ent_remark {
	uint32_t sentence, article; /* indices */
	uint32_t start, end;        /* [bytes] of the word that tells it */
	ent_str text;
	ent_str kind, act; /* as in the tables: "membership" "leave"; of things `act` is their class: "pipeline" */
	bool once;         /* it happens once to one subject */
	ent_str phase;     /* "start" "end"; missing for the act as a whole */
	ent_str status;    /* actual planned promised requested postponed cancelled suspended denied hypothetical */
	ent_str agents;    /* alpha-3 codes of who does it, ascending, a space between; missing when none */
	ent_str others;    /* the same of those to whom, or of all named around a thing */
	ent_str object;    /* name or noun of what it is done to: "Central Treaty Organization", "arms embargo" */
	ent_str code;      /* of an organisation that the tables know; missing when none */
	ent_str name;      /* proper name of thing, treaty or exercise: "Power of Siberia"; missing when none */
	ent_str person, office;
	bool again;    /* "again", "once more", "second": not the first time */
	bool definite; /* "the pipeline": told of before */
	ent_date date; /* of the act; unknown when the text does not say */
	uint32_t date_start, date_end;
	ent_remark_value *values; /* [n_values] */
	size_t n_values;
} ent_remark;

/* Two names that the text says are one's: "the Unity Bridge, formerly the Friendship Bridge", "... (TAPI)". */
typedef struct ent_remark_alias {
	uint32_t sentence;
	ent_str name, other;
} ent_remark_alias;

typedef struct ent_remarks {
	ent_remark *at; /* [n] in the order of the text */
	size_t n;
	ent_remark_alias *aliases; /* [n_aliases] */
	size_t n_aliases;
} ent_remarks;

typedef struct ent_remark_tables ent_remark_tables; /* read-only, shared by all threads */

/* ENT_FORMAT names file and line of a bad row. `amounts` must outlive the tables. */
ent_status ent_remark_tables_new(const ent_data *data, const ent_amounts *amounts, ent_remark_tables **ret_tables,
								 ent_error *error);
ent_remark_tables *ent_remark_tables_free(ent_remark_tables *tables); /* accepts NULL, returns NULL */

/* True when a sentence that names nobody should be parsed all the same: it holds a thing or act and a number. */
bool ent_remarks_want(const ent_remark_tables *tables, const ent_sentence *sentence);

/* What the parsed sentences of the document say; in `arena`. */
typedef struct ent_remark_input {
	const ent_text *text;
	const ent_mentions *mentions;
	const ent_timexes *timexes;
	const ent_amount_list *amounts;
	const ent_actors *actors;
} ent_remark_input;
ent_remarks *ent_remarks_find(const ent_remark_tables *tables, ent_arena *arena, const ent_remark_input *input);

#endif
