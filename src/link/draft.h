/* The rows of a ledger while they are made: their cells, and which sentence told of which row. Room-internal. */
#ifndef ENT_LINK_DRAFT_H
#define ENT_LINK_DRAFT_H

#include "base/map.h"
#include "base/vec.h"
#include "link/account.h"

typedef ENT_VEC(ent_account_value) ent_draft_values;

/* A row while it is made. */
typedef struct ent_draft {
	ent_draft_values cells[ENT_ACCOUNT_COLUMNS];
	bool disputed[ENT_ACCOUNT_COLUMNS];
	ent_date date;
	ent_str states, label;
	uint32_t merged; /* into the row of that index, and one; 0: it stands */
	bool left_out;   /* it says too little */
} ent_draft;

/* A row that a sentence tells of; `next` in the list of tellings and one, 0: the last. */
typedef struct ent_draft_telling {
	uint32_t row, next;
} ent_draft_telling;

typedef struct ent_drafts {
	ent_arena *arena, *work; /* of the words of cells; of all else, until the rows are made */
	ent_account_kind kind;
	const ent_account_input *input;
	ENT_VEC(ent_draft) rows;
	ENT_VEC(ent_draft_telling) tellings;
	ent_map told; /* source and sentence → the first telling; of visits, sanctions, arms and aid it may have more */
} ent_drafts;

/* The number of a column, or -1 where the ledger has none of that name. */
int ent_draft_column(const ent_drafts *m, const char *name);

/* Adds a value to a cell, once for each sentence; nothing where it is empty or there is no such column. */
void ent_draft_add(ent_drafts *m, ent_draft *row, const char *column, const ent_account_value *value);

ent_str ent_draft_state_name(const ent_drafts *m, ent_str code);
ent_str ent_draft_names(const ent_drafts *m, ent_str codes); /* "Kenya, Japan" of "KEN JPN" */
bool ent_draft_is_state(const ent_drafts *m, ent_str name, ent_str states);

/* A name for a sentence of a source, in work space. */
ent_str ent_draft_place(const ent_drafts *m, const ent_source *source, uint32_t sentence);

/* Which rows a sentence tells of: numbers of tellings and one, 0 where there is none. */
uint32_t ent_draft_first_told(const ent_drafts *m, const ent_source *source, uint32_t sentence);
ent_draft_telling *ent_draft_told(const ent_drafts *m, uint32_t at);
void ent_draft_note(ent_drafts *m, const ent_source *source, uint32_t sentence, uint32_t row);

/* The row that a sentence of `occurrence` tells of on days that can be its own, or NULL. */
ent_draft *ent_draft_row_told(ent_drafts *m, const ent_occurrence *occurrence);

/* Of an event: the codes of its parties, a space between; the words from its trigger, of a passive those before it, to
 * the end of the phrase; the weapons that it tells of, or the same. */
ent_str ent_draft_states(const ent_drafts *m, const ent_record_event *event);
ent_str ent_draft_about(const ent_drafts *m, const ent_record_event *event);
ent_str ent_draft_arms(const ent_drafts *m, const ent_record_event *event);
/* The measure that is taken or lifted: "arms embargo", "ban on coal". */
ent_str ent_draft_measure(const ent_drafts *m, const ent_record_event *event);

/* A value with the place where the claim has it from. */
ent_account_value ent_draft_of_claim(const ent_claim_value *v, ent_str text);

/* Fills the cells that the event gives; `joined` to a row that stands, only those that it lacks. */
void ent_draft_tell(ent_drafts *m, ent_draft *row, const ent_record_event *event, bool joined);

/* What was planned and then done was done. */
void ent_draft_drop_plans(const ent_drafts *m, ent_draft *row);

/* The numbers of the rows in the order of their first days, in work space. */
const uint32_t *ent_drafts_by_day(const ent_drafts *m);

/* A person has parted what the one row tells from what the other tells. */
bool ent_drafts_parted(const ent_drafts *m, const ent_draft *a, const ent_draft *b);

/* Row `at` becomes part of row `into`. */
void ent_draft_merge(ent_drafts *m, uint32_t into, uint32_t at);

/* The kinds of claims, a space between, and the ledger of occurrences (-1: none) that a ledger is made of. */
const char *ent_account_claim_kinds(ent_account_kind kind);
int ent_account_ledger(ent_account_kind kind);

/* The steps by which an account is made. */
void ent_account_add_claims(ent_drafts *m);
void ent_account_add_occurrences(ent_drafts *m);
void ent_account_add_promises(ent_drafts *m);

#endif
