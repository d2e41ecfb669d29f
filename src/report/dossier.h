/* The dossier: one relationship from the record as a model of plain structs, and its writers.
 *
 *     record ─link→ occurrences ─measure→ series
 *         └──────────────┴── model (this) ─→ HTML | Markdown | JSON | PDF
 *
 * The model is the same for all of them; nothing is decided in a writer but how it looks. Output depends on the model
 * alone: no clock, no locale. Knows nothing of actors' tables: names of states come in as options. */
#ifndef ENT_REPORT_DOSSIER_H
#define ENT_REPORT_DOSSIER_H

#include "base/buf.h"
#include "link/account.h"
#include "measure/dyads.h"
#include "measure/network.h"
#include "measure/phases.h"
#include "measure/series.h"
#include "prospects/forecast.h"
#include "record/store.h"
#include "report/local.h"

/* A state asked for, or a predecessor of one ("SUN" in the group of "RUS"). */
typedef struct ent_dossier_state {
	ent_str iso;    /* alpha-3 */
	ent_str name;   /* "Russia", as it stands in a sentence: "the Soviet Union" */
	uint32_t group; /* states of one group count as one; the first of a group gives its name */
} ent_dossier_state;

typedef struct ent_dossier_options {
	const ent_dossier_state *states; /* [n_states] */
	size_t n_states;
	const ent_data *data;                              /* for ledgers.tsv */
	ent_str (*state_name)(void *payload, ent_str iso); /* English name of any state; may be NULL */
	void *payload;                                     /* for state_name */
	const ent_claim_options *linking; /* which codes are one state, for claims; NULL: no claims are loaded */
	ent_day since, until;             /* both 0: no bound */
	double min_confidence;
	ent_str event, status;  /* of a timeline: only what is coded so; missing: all */
	int32_t horizon;        /* [days] of the forecast; 0: none is made */
	ent_grain grain;        /* of a series written alone; the dossier's own is by year */
	size_t limit;           /* lines of a timeline, at most; 0: all */
	size_t most;            /* lines of a list of the dossier, a third of it of a table; 0: all (report/listed.h) */
	const ent_local *local; /* of dates and numbers in cells; NULL: English words */
	ent_str version;        /* of the program, for the method note; missing: none */
	ent_str database;       /* name of the record, for the sources note; missing: none */
} ent_dossier_options;

/* What the record gave; ent_dossier_build fills it from a store, a test by hand. */
typedef struct ent_dossier_input {
	const ent_record_event *events;
	size_t n_events;
	const ent_source *sources; /* events and figures point at these, or at ones with the same key */
	size_t n_sources;
	const ent_record_figure *figures;
	size_t n_figures;
	const ent_count *silences;
	size_t n_silences;
	const ent_str *problems;
	size_t n_problems;
	const ent_join *joins; /* by hand: see link/occurrence.h */
	size_t n_joins;
	const ent_record_remarks *remarks; /* for claims and ledgers; NULL: none */
	const ent_record_event *noted;     /* [n_noted] events whose office a table denies */
	size_t n_noted;
} ent_dossier_input;

/* One line of the timeline, or of the lists beside it. */
typedef struct ent_entry {
	const ent_occurrence *occurrence;
	ent_str headline; /* "Sergei Lavrov (foreign minister, Russia) — visited — Pakistan" */
	ent_str when;     /* "21 November 2014", "April 2007"; "undated" */
	bool dated;       /* stated or inferred */
	ent_reality reality;
	uint32_t ledgers; /* bits 1 << ENT_LEDGER_... */
	double weight;    /* how much it matters; only for ranking */
	ent_str reasons;  /* why: "material, told by 3 sources, called a first" */
	bool listed;      /* there is room for it */
} ent_entry;

/* Numbers of the same thing: all trade figures in USD, all lengths of a pipeline. */
typedef struct ent_figure_group {
	ent_str measures, unit; /* may be missing */
	uint32_t ledgers;
	const ent_record_figure **figures; /* [n] by date, then source */
	size_t n;
} ent_figure_group;

typedef struct ent_third_party {
	ent_str code, name;
	bool state;
	const uint32_t *entries; /* [n] indices of entries it takes part in */
	size_t n;
} ent_third_party;

/* A sentence that something in the dossier rests on. */
typedef struct ent_cited {
	uint32_t number;   /* of its source: index of contributions */
	uint32_t sentence; /* index in the document */
	ent_str text;
} ent_cited;

/* Which contribution the source with a key is. */
typedef struct ent_source_number {
	int64_t key;
	uint32_t number;
} ent_source_number;

/* The text around what is cited. */
typedef struct ent_cited_text {
	uint32_t number;             /* of the source */
	const ent_passage *passages; /* [n] in order; those that are cited, and what of the rest was loaded */
	size_t n;
	bool whole; /* all sentences of the source are there */
} ent_cited_text;

typedef struct ent_contribution {
	const ent_source *source;
	uint32_t events;      /* of this dossier */
	uint32_t occurrences; /* that it tells of */
	uint32_t alone;       /* that it alone tells of */
	uint32_t cited;       /* sentences of it that the dossier cites */
} ent_contribution;

typedef struct ent_dossier {
	ent_arena *arena;  /* that it is made in; the writers take their scratch from it */
	ent_str title;     /* "Pakistan and Russia" */
	ent_str summary;   /* the answer to "what is between these two?", built from counts */
	ent_str remainder; /* what the summary leaves out: undated, pending, denied */
	ent_str turns;     /* whether and when the tone changed; missing when too little is dated */
	ent_str latest;    /* headline and date of the last thing done; missing when none */
	const ent_dossier_options *options;
	ent_occurrences *occurrences;
	ent_entry *entries; /* [n_entries] by date, undated last */
	size_t n_entries;
	const uint32_t *top; /* [n_top] entries that matter most, best first; at most 10 */
	size_t n_top;
	const ent_focus *focus;       /* the states asked for, and what a person said of events */
	ent_series *series;           /* by year */
	ent_dyads *dyads;             /* who did what to whom, between the groups asked for */
	const ent_forecast *forecast; /* NULL: none was asked for, or not between two */
	ent_phases *phases;           /* its occurrences are indices of `entries` too */
	size_t n_quad[ENT_QUADS];     /* done, dated or not */
	size_t n_done, n_dated, n_pending, n_undone;
	ent_figure_group *figures;         /* as far as they are listed */
	size_t n_figures, n_figures_found; /* listed; numbers in all */
	ent_third_party *thirds;
	size_t n_thirds;
	ent_network
		*network;   /* of the states asked for and the third parties nearest to them; NULL: not asked of the record */
	ent_str *nodes; /* [network->n_nodes] names; first the groups asked for, in their order */
	ent_str *node_codes; /* [network->n_nodes] alpha-3 */
	size_t n_own;        /* of the nodes: groups asked for */
	ent_network *
		*phase_networks;      /* [phases->n] of the days of each phase; NULL where `network` is, or is all there is */
	const ent_claim **claims; /* [n_claims] of more than one source or table: the n_disagreements that cannot be true
							   * together first, then what was superseded, series, refined, told alike */
	size_t n_claims, n_disagreements;             /* listed */
	size_t n_claims_found, n_disagreements_found; /* in all */
	const ent_claim_value **trade;                /* [n_trade] levels of trade of a known time and unit, by time */
	size_t n_trade;
	ent_account *ledgers[ENT_ACCOUNTS]; /* rows that concern the states asked for, in the period asked for */
	ent_account *listed[ENT_ACCOUNTS];  /* those of them that there is room for */
	ent_cited *cited;                   /* [n_cited] by source, then sentence */
	size_t n_cited;
	ent_cited_text *texts; /* [n_texts] of the sources cited, in their order */
	size_t n_texts;
	ent_contribution *contributions; /* [n_contributions] every source of the record, those that contribute first */
	size_t n_contributions;
	ent_source_number *numbers; /* [n_contributions] by key */
	const ent_count *silences;
	size_t n_silences;
	const ent_str *problems;
	size_t n_problems;
	const struct ent_dossier *compared; /* another relationship, to be set beside this one; NULL: none */
} ent_dossier;

/* Loads from the store what `options` ask for and makes the model, all in `arena`; `options` must outlive it.
 * ENT_USAGE: no state given. */
ent_status ent_dossier_build(ent_arena *arena, ent_store *store, const ent_dossier_options *options,
							 ent_dossier **ret_dossier, ent_error *error);

/* Makes room for the network of the states asked for and of the third parties that take part in most, and fills it:
 * `events` [n] are those between any two of `around` (ent_dossier_around), and may be forgotten afterwards. */
void ent_dossier_room(ent_dossier *dossier, const ent_focus *around);
void ent_dossier_surround(ent_dossier *dossier, const ent_record_event *events, size_t n, const ent_focus *around);
/* The states of the network: those asked for with their predecessors, then the nearest third parties. */
ent_focus ent_dossier_around(ent_arena *arena, const ent_dossier *dossier);

/* The same from an input at hand, which must outlive the model. */
ent_status ent_dossier_of(ent_arena *arena, const ent_dossier_input *input, const ent_dossier_options *options,
						  ent_dossier **ret_dossier, ent_error *error);

/* Write the whole dossier; `out->status` says at the end whether it was all written. Called under an ent_arena_run on
 * the arena of the building, with `out` owned outside of it, so that it can be freed whatever happens. */
void ent_dossier_html(const ent_dossier *dossier, ent_buf *out);
void ent_dossier_markdown(const ent_dossier *dossier, ent_buf *out);
void ent_dossier_json(const ent_dossier *dossier, ent_buf *out);

/* The same in print: A4, words that can be searched, charts as vectors. The fonts are those of the machine. */
void ent_dossier_pdf(const ent_dossier *dossier, ent_buf *out);

/* The curve alone, as an SVG file for a README or a slide. */
void ent_dossier_svg(const ent_dossier *dossier, ent_buf *out);

/* The timeline alone, for `entente timeline`; the table is plain text for a terminal. */
void ent_dossier_timeline_table(const ent_dossier *dossier, ent_buf *out);
void ent_dossier_timeline_markdown(const ent_dossier *dossier, ent_buf *out);
void ent_dossier_timeline_json(const ent_dossier *dossier, ent_buf *out);

/* The measures alone, for `entente series` and `entente network` (docs/formats.md). */
void ent_dossier_series_table(const ent_dossier *dossier, ent_buf *out);
void ent_dossier_series_csv(const ent_dossier *dossier, ent_buf *out);
void ent_dossier_series_jsonl(const ent_dossier *dossier, ent_buf *out);
void ent_dossier_network_table(const ent_dossier *dossier, ent_buf *out);
void ent_dossier_network_csv(const ent_dossier *dossier, ent_buf *out);
void ent_dossier_network_jsonl(const ent_dossier *dossier, ent_buf *out);

#endif
