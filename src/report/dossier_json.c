/* The dossier as JSON: one object; keys in a fixed order, those of unknown value left out (docs/formats.md). */
#include "report/dossier.h"

#include "base/json.h"
#include "report/json_links.h"
#include "report/wide.h"

static const char *const realities[] = {"done", "pending", "undone"};

static void write_date(ent_json *json, const ent_date *date, ent_str text)
{
	ent_json_member_open(json, "date", '{');
	ent_json_member(json, "edtf", date->edtf);
	ent_json_member_day(json, "lo", date->lo);
	ent_json_member_day(json, "hi", date->hi);
	ent_json_member(json, "basis", ent_str_of(ent_basis_name(date->basis)));
	ent_json_member(json, "text", text);
	ent_json_close(json, '}');
}

static void write_amount(ent_json *json, const ent_record_amount *amount)
{
	ent_json_open(json, '{');
	ent_json_member(json, "text", amount->text);
	ent_json_member_double(json, "lo", amount->lo);
	ent_json_member_double(json, "hi", amount->hi);
	ent_json_member(json, "unit", amount->unit);
	ent_json_member(json, "per", amount->per);
	ent_json_member(json, "measures", amount->measures);
	ent_json_member(json, "change", amount->change);
	ent_json_close(json, '}');
}

static void write_participant(ent_json *json, const ent_record_participant *who)
{
	ent_json_open(json, '{');
	ent_json_member(json, "role", who->role);
	ent_json_member(json, "text", who->text);
	ent_json_member_int(json, "start", who->start);
	ent_json_member_int(json, "end", who->end);
	ent_json_member(json, "country", who->country);
	ent_json_member(json, "sector", who->sector);
	ent_json_member(json, "code", who->code);
	ent_json_member(json, "name", who->name);
	ent_json_member(json, "office", who->office);
	ent_json_member(json, "person", who->person);
	ent_json_member(json, "how", who->how);
	ent_json_member(json, "note", who->note);
	ent_json_close(json, '}');
}

static void write_telling(ent_json *json, const ent_telling *telling)
{
	const ent_record_event *event = telling->event;
	ent_json_open(json, '{');
	ent_json_member(json, "event", event->id);
	ent_json_member_int(json, "source", event->source->key);
	ent_json_member(json, "doc", event->source->doc);
	ent_json_member_int(json, "sentence", event->sentence);
	ent_json_member_int(json, "start", event->start);
	ent_json_member_int(json, "end", event->end);
	ent_json_member(json, "text", event->text);
	ent_json_member(json, "quote", event->sentence_text);
	ent_json_member(json, "speaker", event->speaker);
	write_date(json, &event->date, event->date_text);
	ent_json_member_double(json, "confidence", event->confidence);
	ent_json_member(json, "rule", event->rule);
	ent_json_member(json, "joined", telling->why);
	ent_json_member_open(json, "actors", '[');
	for (size_t i = 0; i < event->n_participants; i++)
		write_participant(json, &event->participants[i]);
	ent_json_close(json, ']');
	if (event->n_amounts) {
		ent_json_member_open(json, "amounts", '[');
		for (size_t i = 0; i < event->n_amounts; i++)
			write_amount(json, &event->amounts[i]);
		ent_json_close(json, ']');
	}
	ent_json_close(json, '}');
}

static void write_entry(ent_json *json, const ent_entry *entry)
{
	const ent_occurrence *occurrence = entry->occurrence;
	const ent_record_event *best = occurrence->best;
	ent_json_open(json, '{');
	ent_json_member(json, "id", best->id);
	ent_json_member(json, "headline", entry->headline);
	write_date(json, &occurrence->date, entry->when);
	ent_json_member(json, "event", best->event);
	ent_json_member(json, "mode", best->mode);
	ent_json_member(json, "context", best->context);
	ent_json_member(json, "cameo", best->cameo);
	ent_json_member(json, "quad", best->quad);
	ent_json_member_double(json, "score", best->score);
	ent_json_member(json, "status", best->status);
	ent_json_member(json, "reality", ent_str_of(realities[entry->reality]));
	ent_json_member(json, "place", best->place);
	ent_json_member_double(json, "confidence", occurrence->confidence);
	ent_json_member_int(json, "sources", (int64_t)occurrence->n_sources);
	if (entry->ledgers) {
		ent_json_member_open(json, "ledgers", '[');
		for (int i = 0; i < ENT_LEDGERS; i++)
			if (entry->ledgers & 1u << i)
				ent_json_str(json, ent_str_of(ent_ledger_name((ent_ledger)i)));
		ent_json_close(json, ']');
	}
	ent_json_member_double(json, "weight", entry->weight);
	ent_json_member(json, "reasons", entry->reasons);
	if (occurrence->part_of) {
		ent_json_member(json, "part_of", occurrence->part_of->best->id);
		ent_json_member(json, "part_why", occurrence->part_why);
	}
	ent_json_member_open(json, "told", '[');
	for (size_t i = 0; i < occurrence->n; i++)
		write_telling(json, &occurrence->tellings[i]);
	ent_json_close(json, ']');
	ent_json_close(json, '}');
}

static void write_states(ent_json *json, const ent_dossier_options *options)
{
	ent_json_member_open(json, "states", '[');
	for (size_t i = 0; i < options->n_states; i++) {
		ent_json_open(json, '{');
		ent_json_member(json, "iso", options->states[i].iso);
		ent_json_member(json, "name", options->states[i].name);
		ent_json_member_int(json, "group", options->states[i].group);
		ent_json_close(json, '}');
	}
	ent_json_close(json, ']');
	if (options->since)
		ent_json_member_day(json, "since", options->since);
	if (options->until)
		ent_json_member_day(json, "until", options->until);
}

static const char *const quad_keys[ENT_QUADS] = {"verbal_cooperation", "material_cooperation", "verbal_conflict",
												 "material_conflict"};

static void write_summary(ent_json *json, const ent_dossier *dossier)
{
	ent_json_member(json, "title", dossier->title);
	ent_json_member(json, "summary", dossier->summary);
	ent_json_member(json, "turns", dossier->turns);
	ent_json_member(json, "remainder", dossier->remainder);
	ent_json_member(json, "latest", dossier->latest);
	ent_json_member_open(json, "counts", '{');
	ent_json_member_int(json, "done", (int64_t)dossier->n_done);
	ent_json_member_int(json, "dated", (int64_t)dossier->n_dated);
	for (int i = 0; i < ENT_QUADS; i++)
		ent_json_member_int(json, quad_keys[i], (int64_t)dossier->n_quad[i]);
	ent_json_member_int(json, "pending", (int64_t)dossier->n_pending);
	ent_json_member_int(json, "undone", (int64_t)dossier->n_undone);
	ent_json_close(json, '}');
}

static void write_series(ent_json *json, const ent_series *series)
{
	ent_json_member_open(json, "series", '[');
	for (size_t i = 0; i < series->n; i++) {
		const ent_period *year = &series->at[i];
		ent_json_open(json, '{');
		ent_json_member_int(json, "year", year->year);
		ent_json_member_int(json, "done", year->done);
		for (int quad = 0; quad < ENT_QUADS; quad++)
			ent_json_member_int(json, quad_keys[quad], year->n[quad]);
		ent_json_member_int(json, "pending", year->pending);
		ent_json_member_int(json, "undone", year->undone);
		if (year->done) {
			ent_json_member_double(json, "score_sum", year->sum);
			ent_json_member_double(json, "score_mean", year->mean);
			if (year->done > 1)
				ent_json_member_double(json, "score_error", year->error);
		}
		ent_json_close(json, '}');
	}
	ent_json_close(json, ']');
	ent_json_member_int(json, "unplaced", series->unplaced);
}

static void write_phases(ent_json *json, const ent_dossier *dossier)
{
	ent_json_member_open(json, "phases", '[');
	for (size_t i = 0; i < dossier->phases->n; i++) {
		const ent_phase *phase = &dossier->phases->at[i];
		ent_json_open(json, '{');
		ent_json_member_day(json, "from", phase->from);
		ent_json_member_day(json, "to", phase->to);
		ent_json_member_int(json, "n", phase->n);
		for (int quad = 0; quad < ENT_QUADS; quad++)
			ent_json_member_int(json, quad_keys[quad], phase->n_quad[quad]);
		ent_json_member_double(json, "mean", phase->mean);
		ent_json_member_double(json, "error", phase->error);
		ent_json_member_open(json, "turn", '[');
		for (size_t k = 0; k < phase->n_turn; k++)
			ent_json_str(json, dossier->entries[phase->turn[k]].occurrence->best->id);
		ent_json_close(json, ']');
		ent_json_member_open(json, "wide", '[');
		for (size_t k = 0; k < dossier->n_entries; k++)
			if (ent_wide_is(&dossier->entries[k]) && ent_wide_meets(&dossier->entries[k], phase))
				ent_json_str(json, dossier->entries[k].occurrence->best->id);
		ent_json_close(json, ']');
		ent_json_close(json, '}');
	}
	ent_json_close(json, ']');
}

static void write_mean(ent_json *json, const char *key, const ent_mean *mean)
{
	ent_json_member_open(json, key, '{');
	ent_json_member_int(json, "n", mean->n);
	if (mean->n)
		ent_json_member_double(json, "mean", mean->mean);
	if (mean->n > 1)
		ent_json_member_double(json, "error", mean->error);
	ent_json_close(json, '}');
}

static void write_dyads(ent_json *json, const ent_dossier *dossier)
{
	ent_json_member_open(json, "dyads", '[');
	for (size_t i = 0; i < dossier->dyads->n; i++) {
		const ent_dyad *dyad = &dossier->dyads->at[i];
		ent_json_open(json, '{');
		ent_json_member_int(json, "from", dyad->from);
		ent_json_member_int(json, "to", dyad->to);
		ent_json_member_bool(json, "mutual", dyad->mutual);
		write_mean(json, "done", &dyad->all);
		write_mean(json, "deeds", &dyad->deeds);
		write_mean(json, "words", &dyad->words);
		for (int quad = 0; quad < ENT_QUADS; quad++)
			ent_json_member_int(json, quad_keys[quad], dyad->n_quad[quad]);
		write_mean(json, "promised", &dyad->promised);
		ent_json_member_int(json, "undone", dyad->undone);
		ent_json_close(json, '}');
	}
	ent_json_close(json, ']');
}

static void write_figures(ent_json *json, const ent_dossier *dossier)
{
	ent_json_member_open(json, "figures", '[');
	for (size_t i = 0; i < dossier->n_figures; i++) {
		const ent_figure_group *group = &dossier->figures[i];
		for (size_t j = 0; j < group->n; j++) {
			const ent_record_figure *figure = group->figures[j];
			ent_json_open(json, '{');
			ent_json_key(json, "amount");
			write_amount(json, &figure->amount);
			if (ent_date_placed(&figure->date))
				write_date(json, &figure->date, (ent_str){0});
			ent_json_member_int(json, "source", figure->source->key);
			ent_json_member_int(json, "sentence", figure->sentence);
			ent_json_member(json, "quote", figure->sentence_text);
			ent_json_close(json, '}');
		}
	}
	ent_json_close(json, ']');
}

static void write_thirds(ent_json *json, const ent_dossier *dossier)
{
	ent_json_member_open(json, "third_parties", '[');
	for (size_t i = 0; i < dossier->n_thirds; i++) {
		const ent_third_party *third = &dossier->thirds[i];
		ent_json_open(json, '{');
		ent_json_member(json, "code", third->code);
		ent_json_member(json, "name", third->name);
		ent_json_member_open(json, "occurrences", '[');
		for (size_t j = 0; j < third->n; j++)
			ent_json_str(json, dossier->entries[third->entries[j]].occurrence->best->id);
		ent_json_close(json, ']');
		ent_json_close(json, '}');
	}
	ent_json_close(json, ']');
}

static void write_tie(ent_json *json, const ent_dossier *dossier, const ent_tie *tie)
{
	ent_json_open(json, '{');
	ent_json_member(json, "a", dossier->nodes[tie->a]);
	ent_json_member(json, "b", dossier->nodes[tie->b]);
	ent_json_member_int(json, "n", tie->all.n);
	ent_json_member_double(json, "mean", tie->all.mean);
	ent_json_member_double(json, "error", tie->all.error);
	ent_json_member_int(json, "sign", tie->sign);
	write_mean(json, "deeds", &tie->deeds);
	write_mean(json, "words", &tie->words);
	ent_json_close(json, '}');
}

static void write_network(ent_json *json, const ent_dossier *dossier)
{
	const ent_network *network = dossier->network;
	if (!network)
		return;
	ent_json_member_open(json, "network", '{');
	ent_json_member_open(json, "ties", '[');
	for (size_t i = 0; i < network->n_ties; i++)
		write_tie(json, dossier, &network->ties[i]);
	ent_json_close(json, ']');
	ent_json_member_open(json, "triads", '[');
	for (size_t i = 0; i < network->n_triads; i++) {
		ent_json_open(json, '{');
		ent_json_member_open(json, "states", '[');
		for (int k = 0; k < 3; k++)
			ent_json_str(json, dossier->nodes[network->triads[i].node[k]]);
		ent_json_close(json, ']');
		ent_json_member(json, "balance", ent_str_of(ent_balance_name(network->triads[i].balance)));
		ent_json_close(json, '}');
	}
	ent_json_close(json, ']');
	ent_json_close(json, '}');
}

static void write_source(ent_json *json, const ent_contribution *contribution)
{
	const ent_source *source = contribution->source;
	ent_json_open(json, '{');
	ent_json_member_int(json, "source", source->key);
	ent_json_member(json, "doc", source->doc);
	ent_json_member_int(json, "article", source->article);
	ent_json_member(json, "title", source->title);
	ent_json_member(json, "author", source->author);
	ent_json_member(json, "publisher", source->publisher);
	ent_json_member(json, "url", source->url);
	ent_json_member(json, "language", source->language);
	ent_json_member(json, "published", source->published.edtf);
	ent_json_member(json, "published_basis", ent_str_of(ent_basis_name(source->published.basis)));
	ent_json_member(json, "path", source->path);
	ent_json_member_int(json, "sentences", source->sentences);
	ent_json_member_int(json, "coded", source->coded);
	ent_json_member_int(json, "events_here", contribution->events);
	ent_json_member_int(json, "occurrences", contribution->occurrences);
	ent_json_member_int(json, "alone", contribution->alone);
	ent_json_close(json, '}');
}

static void write_unread(ent_json *json, const ent_dossier *dossier)
{
	ent_json_member_open(json, "silences", '{');
	for (size_t i = 0; i < dossier->n_silences; i++)
		ent_json_member_int(json, ent_str_copy(dossier->arena, dossier->silences[i].name).ptr, dossier->silences[i].n);
	ent_json_close(json, '}');
	ent_json_member_open(json, "problems", '[');
	for (size_t i = 0; i < dossier->n_problems; i++)
		ent_json_str(json, dossier->problems[i]);
	ent_json_close(json, ']');
}

void ent_dossier_json(const ent_dossier *dossier, ent_buf *out)
{
	ent_json json = {.out = out};
	ent_json_open(&json, '{');
	ent_json_member(&json, "version", dossier->options->version);
	write_states(&json, dossier->options);
	write_summary(&json, dossier);
	ent_json_member_open(&json, "top", '[');
	for (size_t i = 0; i < dossier->n_top; i++)
		ent_json_str(&json, dossier->entries[dossier->top[i]].occurrence->best->id);
	ent_json_close(&json, ']');
	ent_json_member_open(&json, "occurrences", '[');
	for (size_t i = 0; i < dossier->n_entries; i++)
		write_entry(&json, &dossier->entries[i]);
	ent_json_close(&json, ']');
	write_series(&json, dossier->series);
	write_phases(&json, dossier);
	write_dyads(&json, dossier);
	write_figures(&json, dossier);
	if (dossier->forecast) {
		ent_json_key(&json, "prospects");
		ent_forecast_write(&json, dossier->forecast);
	}
	write_thirds(&json, dossier);
	write_network(&json, dossier);
	ent_json_links(&json, dossier);
	ent_json_member_open(&json, "sources", '[');
	for (size_t i = 0; i < dossier->n_contributions; i++)
		write_source(&json, &dossier->contributions[i]);
	ent_json_close(&json, ']');
	write_unread(&json, dossier);
	if (dossier->compared) {
		ent_json_member_open(&json, "compared", '{');
		write_states(&json, dossier->compared->options);
		write_summary(&json, dossier->compared);
		write_series(&json, dossier->compared->series);
		write_phases(&json, dossier->compared);
		write_dyads(&json, dossier->compared);
		ent_json_close(&json, '}');
	}
	ent_json_close(&json, '}');
	ent_buf_putc(out, '\n');
}

void ent_dossier_timeline_json(const ent_dossier *dossier, ent_buf *out)
{
	size_t limit = dossier->options->limit, end = limit && limit < dossier->n_entries ? limit : dossier->n_entries;
	for (size_t i = 0; i < end; i++) {
		ent_json json = {.out = out};
		write_entry(&json, &dossier->entries[i]);
		ent_buf_putc(out, '\n');
	}
}
