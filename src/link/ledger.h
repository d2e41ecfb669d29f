/* Ledgers: which occurrences belong to which account of a relationship: agreements, visits, exercises, arms and so on.
 * The rows of data/ledgers.tsv decide; what they match is the coded event and the words around its trigger. */
#ifndef ENT_LINK_LEDGER_H
#define ENT_LINK_LEDGER_H

#include "base/data.h"
#include "link/occurrence.h"

typedef enum ent_ledger {
	ENT_LEDGER_AGREEMENT,
	ENT_LEDGER_VISIT,
	ENT_LEDGER_EXERCISE,
	ENT_LEDGER_ARMS,
	ENT_LEDGER_SANCTION, /* and embargoes, imposed or lifted */
	ENT_LEDGER_PROJECT,
	ENT_LEDGER_TRADE,
	ENT_LEDGER_AID,
	ENT_LEDGER_MEMBERSHIP,
	ENT_LEDGER_ONCE,    /* no ledger: acts that do not happen twice, so that two dates for one are a disagreement */
	ENT_LEDGER_TURNED,  /* no ledger: acts by which something comes to who acts: bought, received */
	ENT_LEDGER_PROMISE, /* deeds that were promised, offered or planned; not mere aims */
	ENT_LEDGER_IDLE     /* no ledger: figures that say nothing of a row: "two countries", "three days" */
} ent_ledger;
enum { ENT_LEDGERS = ENT_LEDGER_MEMBERSHIP + 1 };

const char *ent_ledger_name(ent_ledger ledger); /* "agreement" ... a constant */

typedef struct ent_ledgers ent_ledgers; /* the rules; in an arena, read-only */

/* Reads every version of ledgers.tsv and phrase_words.tsv, to which later files add rows, and of offices.tsv what
 * claims ask of it. ENT_FORMAT names file and line of a bad row. */
ent_status ent_ledgers_load(ent_arena *arena, const ent_data *data, const ent_ledgers **ret_ledgers, ent_error *error);

/* What a word can be in the phrase or the name of an agreement, by the rows of phrase_words.tsv. */
typedef enum ent_phrase_part {
	ENT_PHRASE_ACCORD, /* "agreement" */
	ENT_PHRASE_LEFT,   /* the phrase begins behind it */
	ENT_PHRASE_RIGHT,  /* the phrase ends before it */
	ENT_PHRASE_TOPIC,  /* "on": what it is about follows */
	ENT_PHRASE_PLAIN,  /* "friendship": in the names of many treaties */
	ENT_PHRASE_PAPER   /* "protocol": no other kind of paper of the same name is the same */
} ent_phrase_part;

bool ent_ledgers_phrase(const ent_ledgers *ledgers, ent_phrase_part part, ent_str word); /* in any case of letters */

/* "foreign minister": who holds it holds no other such office. */
bool ent_ledgers_sole(const ent_ledgers *ledgers, ent_str office);

/* The ledgers that an event, or an `occurrence`, belongs in, as a set of bits (1 << ENT_LEDGER_...). */
uint32_t ent_ledgers_of_event(const ent_ledgers *ledgers, const ent_record_event *event);
uint32_t ent_ledgers_of(const ent_ledgers *ledgers, const ent_occurrence *occurrence);

/* The same of an event's amount by what it counts, and of words that name a thing ("two patrol boats"). */
uint32_t ent_ledgers_of_amount(const ent_ledgers *ledgers, const ent_record_amount *amount);
uint32_t ent_ledgers_of_words(const ent_ledgers *ledgers, ent_str words);

/* The ledgers that a figure belongs in, by what it measures (trade turnover, length of a pipeline ...). */
uint32_t ent_ledgers_of_figure(const ent_ledgers *ledgers, const ent_record_figure *figure);

#endif
