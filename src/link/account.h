/* Accounts: the rows of the ledgers. Each row is one agreement, visit, exercise, project ...; each cell has the values
 * that sources give and which sources those are.
 *
 *     claims (every subject, also told by one source alone) ┐
 *     occurrences, by data/ledgers.tsv                      ├→ rows; what is told in one sentence is one row */
#ifndef ENT_LINK_ACCOUNT_H
#define ENT_LINK_ACCOUNT_H

#include "link/claims.h"
#include "link/ledger.h"
#include "link/occurrence.h"

/* The ledgers that can be asked for. */
typedef enum ent_account_kind {
	ENT_ACCOUNT_AGREEMENTS,
	ENT_ACCOUNT_VISITS,
	ENT_ACCOUNT_EXERCISES,
	ENT_ACCOUNT_ARMS,
	ENT_ACCOUNT_SANCTIONS,
	ENT_ACCOUNT_PROJECTS,
	ENT_ACCOUNT_TRADE,
	ENT_ACCOUNT_AID,
	ENT_ACCOUNT_MEMBERSHIPS,
	ENT_ACCOUNT_PROMISES,
	ENT_ACCOUNTS
} ent_account_kind;

const char *ent_account_name(ent_account_kind kind); /* "agreements" ... a constant */
bool ent_account_parse(ent_str name, ent_account_kind *ret_kind);

enum { ENT_ACCOUNT_COLUMNS = 10 };

/* Names of the columns, ended by NULL: of exercises "date" "parties" "name" "number" "troops" "status". Constants. */
const char *const *ent_account_columns(ent_account_kind kind);

/* One value of a cell and who gives it. */
typedef struct ent_account_value {
	ent_str value;
	const ent_source *source; /* NULL: what we conclude ourselves */
	uint32_t sentence;
	ent_str sentence_text;
	uint32_t start, end; /* [bytes] */
} ent_account_value;

typedef struct ent_account_cell {
	ent_account_value *values; /* [n] */
	size_t n;
	bool disputed; /* they cannot all be true */
} ent_account_cell;

typedef struct ent_account_row {
	ent_account_cell cells[ENT_ACCOUNT_COLUMNS]; /* as ent_account_columns */
	ent_date date;                               /* to sort by; unknown when none */
	ent_str states;                              /* codes of all concerned, a space between */
	ent_str label;                               /* what the row is about, in words */
} ent_account_row;

typedef struct ent_account {
	ent_account_kind kind;
	ent_account_row *rows; /* [n] by date, undated last */
	size_t n;
} ent_account;

typedef struct ent_account_input {
	const ent_claims *claims; /* made with `alone` */
	const ent_record_remarks
		*remarks; /* of which the claims are made; NULL: what became of promises is not looked for */
	const ent_occurrences *occurrences; /* of the states asked for */
	const ent_ledgers *ledgers;
	const uint32_t *sets; /* [occurrences->n] what ent_ledgers_of gives for each; NULL: it is asked for each anew */
	const ent_claim_options *options; /* for names of states */
	ent_day now;                      /* the last day of publication known: what was due before it is past its date */
} ent_account_input;

/* The rows of one ledger, in `arena`; all of `input` must outlive them. */
ent_account *ent_account_of(ent_arena *arena, ent_account_kind kind, const ent_account_input *input);

#endif
