/* The rows by which two relationships are set beside each other. */
#include "report/compare_view.h"

#include "report/dyad_view.h"
#include "report/ledger_view.h"
#include "report/turns.h"

/* The mean score of what was done; `deed`: 1 deeds alone, 0 words alone, -1 both. */
static ent_str mean_of(ent_arena *arena, const ent_dossier *dossier, int deed)
{
	double *scores = ENT_NEWN(arena, double, dossier->n_entries);
	size_t n = 0;
	for (size_t i = 0; i < dossier->n_entries; i++) {
		const ent_record_event *best = dossier->entries[i].occurrence->best;
		bool material = ent_str_starts(best->quad, ENT_STR("MATERIAL"));
		if (dossier->entries[i].reality == ENT_REALITY_DONE && (deed < 0 || (best->quad.len && material == deed)))
			scores[n++] = best->score;
	}
	ent_mean mean = ent_mean_of(scores, n);
	return ent_mean_text(arena, &mean);
}

static ent_str number(ent_arena *arena, const ent_dossier *dossier, size_t n)
{
	return ent_local_number(arena, dossier->options->local, (double)n);
}

static ent_str years(ent_arena *arena, const ent_dossier *dossier)
{
	const ent_series *series = dossier->series;
	if (!series->n)
		return ENT_STR("none");
	return ent_str_format(arena, "%d to %d", series->at[0].year, series->at[series->n - 1].year);
}

static ent_str phases(ent_arena *arena, const ent_dossier *dossier)
{
	ent_str text = {0};
	for (size_t i = 0; i < dossier->phases->n; i++) {
		ent_str one = ent_turns_span(arena, dossier->phases, i);
		text = ent_str_format(arena, "%.*s%s%.*s %s", ENT_FMT(text), i ? "; " : "", ENT_FMT(one),
							  ent_turns_tone(&dossier->phases->at[i]));
	}
	return text.len ? text : ENT_STR("none");
}

size_t ent_compare_rows(ent_arena *arena, const ent_dossier *dossier, ent_compare_row rows[ENT_COMPARE_ROWS])
{
	static const char *const quads[] = {"Cooperative, in word", "Cooperative, in deed", "Conflictual, in word",
										"Conflictual, in deed"};
	const ent_dossier *both[] = {dossier, dossier->compared};
	size_t n = 0;
	for (int side = 0; side < 2; side++) {
		const ent_dossier *this = both[side];
		n = 0;
#define ROW(name, value) (rows[n].label = (name), *(side ? &rows[n].there : &rows[n].here) = (value), n++)
		ROW("Years told of", years(arena, this));
		ROW("Happenings done", number(arena, this, this->n_done));
		ROW("of them dated", number(arena, this, this->n_dated));
		for (int quad = 0; quad < ENT_QUADS; quad++)
			ROW(quads[quad], number(arena, this, this->n_quad[quad]));
		ROW("Mean score", mean_of(arena, this, -1));
		ROW("of deeds", mean_of(arena, this, 1));
		ROW("of words", mean_of(arena, this, 0));
		ROW("Phases", phases(arena, this));
		ROW("Promised, planned, requested", number(arena, this, this->n_pending));
		ROW("Denied or cancelled", number(arena, this, this->n_undone));
		for (int kind = 0; kind < ENT_ACCOUNT_PROMISES; kind++)
			ROW(ent_ledger_about((ent_account_kind)kind)->title, number(arena, this, this->ledgers[kind]->n));
		ROW("Disagreements of sources", number(arena, this, this->n_disagreements_found));
#undef ROW
	}
	return n;
}
