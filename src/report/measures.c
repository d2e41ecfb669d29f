/* The measures of a relationship as tables for other programs: series by period and direction, ties and triads. Counts
 * stand beside every mean, and a period or a tie that nothing is told of is not there: missing is not zero. */
#include "base/json.h"
#include "base/num.h"
#include "report/dossier.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

/* --- rows of named columns, in three forms --- */

typedef enum row_form { FORM_TABLE, FORM_CSV, FORM_JSONL } row_form;

typedef struct column {
	const char *name;
	const char *head; /* in a table; NULL: not there */
	int width;        /* of a table; negative: to the left */
} column;

typedef struct writer {
	ent_buf *out;
	row_form form;
	const column *columns; /* ends with a NULL name */
	size_t at;             /* column that is written next */
	ent_json json;
} writer;

/* Text with no separator in it, for a table or CSV. */
static void put_cell(const writer *w, ent_str text)
{
	const int side = w->columns[w->at].width;
	int pad = (side < 0 ? -side : side) - (int)text.len;
	if (w->form == FORM_CSV)
		ent_buf_printf(w->out, "%s%.*s", w->at ? "," : "", ENT_FMT(text));
	else if (side)
		ent_buf_printf(w->out, "%s%*s%.*s%*s", w->at ? "  " : "", side > 0 && pad > 0 ? pad : 0, "", ENT_FMT(text),
					   side < 0 && pad > 0 ? pad : 0, "");
}

static writer begin(ent_buf *out, row_form form, const column *columns)
{
	writer w = {.out = out, .form = form, .columns = columns};
	for (; form != FORM_JSONL && columns[w.at].name; w.at++)
		put_cell(&w, ent_str_of(form == FORM_CSV ? columns[w.at].name : columns[w.at].head));
	if (w.at)
		ent_buf_puts(out, form == FORM_CSV ? "\r\n" : "\n");
	w.at = 0;
	return w;
}

static bool is_json(writer *w)
{
	if (w->form == FORM_JSONL && w->at == 0) {
		w->json = (ent_json){.out = w->out};
		ent_json_open(&w->json, '{');
	}
	return w->form == FORM_JSONL;
}

static void step(writer *w)
{
	if (w->columns[++w->at].name)
		return;
	w->at = 0;
	if (w->form == FORM_JSONL)
		ent_json_close(&w->json, '}');
	ent_buf_puts(w->out, w->form == FORM_CSV ? "\r\n" : "\n");
}

/* A missing field is left out of JSON, and empty elsewhere. */
static void put_text(writer *w, ent_str text)
{
	if (is_json(w))
		ent_json_member(&w->json, w->columns[w->at].name, text);
	else
		put_cell(w, text);
	step(w);
}

static void put_whole(writer *w, int64_t value)
{
	char text[ENT_NUM_SIZE];
	if (is_json(w))
		ent_json_member_int(&w->json, w->columns[w->at].name, value);
	else
		put_cell(w, ent_str_of(ent_num_print_int(value, text)));
	step(w);
}

static void put_real(writer *w, double value, bool known)
{
	char text[ENT_NUM_SIZE] = "";
	if (is_json(w) && known)
		ent_json_member_double(&w->json, w->columns[w->at].name, value);
	bool spread = strcmp(w->columns[w->at].name, "score_error") == 0; /* it has no sign */
	if (known && spread && w->form == FORM_TABLE)
		(void)snprintf(text, sizeof text, "%.1f", value);
	else if (known && w->form == FORM_TABLE)
		(void)snprintf(text, sizeof text, fabs(value) < 0.05 ? "%.1f" : "%+.1f", fabs(value) < 0.05 ? 0 : value);
	else if (known)
		(void)ent_num_print(value, text);
	if (w->form != FORM_JSONL)
		put_cell(w, ent_str_of(text));
	step(w);
}

static void put_day(writer *w, ent_day day)
{
	char text[ENT_DAY_SIZE];
	put_text(w, ent_str_of(ent_day_print(day, text)));
}

/* --- series --- */

static const column series_columns[] = {{"from", "from", -4},
										{"to", "to", -4},
										{"direction", "direction", -9},
										{"period", "period", -7},
										{"lo", NULL, 0},
										{"hi", NULL, 0},
										{"verbal_cooperation", "word +", 6},
										{"material_cooperation", "deed +", 6},
										{"verbal_conflict", "word -", 6},
										{"material_conflict", "deed -", 6},
										{"done", "done", 4},
										{"pending", "pending", 7},
										{"undone", "undone", 6},
										{"score_mean", "mean", 5},
										{"score_error", "error", 5},
										{"score_cooperation", "sum +", 6},
										{"score_conflict", "sum -", 6},
										{0}};

/* The code of a group of the states asked for. */
static ent_str code_of(const ent_dossier *dossier, uint32_t group)
{
	for (size_t i = 0; i < dossier->options->n_states; i++)
		if (dossier->options->states[i].group == group)
			return dossier->options->states[i].iso;
	return (ent_str){0};
}

static void write_periods(writer *w, const ent_dossier *dossier, const ent_occurrences *occurrences, ent_str from,
						  ent_str to, const char *direction)
{
	ent_grain grain = dossier->options->grain;
	const ent_series *series = ent_series_of(dossier->arena, occurrences, grain);
	for (size_t i = 0; i < series->n; i++) {
		const ent_period *period = &series->at[i];
		ent_str edtf = ent_period_edtf(dossier->arena, period, grain);
		ent_date date = ENT_DATE_NONE;
		(void)ent_edtf_parse(edtf, &date);
		put_text(w, from);
		put_text(w, to);
		put_text(w, ent_str_of(direction));
		put_text(w, edtf);
		put_day(w, date.lo);
		put_day(w, date.hi);
		for (int quad = 0; quad < ENT_QUADS; quad++)
			put_whole(w, period->n[quad]);
		put_whole(w, period->done);
		put_whole(w, period->pending);
		put_whole(w, period->undone);
		put_real(w, period->mean, period->done > 0);
		put_real(w, period->error, period->done > 1);
		put_real(w, period->sum_cooperation, period->done > 0);
		put_real(w, period->sum_conflict, period->done > 0);
	}
}

static void write_series(const ent_dossier *dossier, row_form form, ent_buf *out)
{
	writer w = begin(out, form, series_columns);
	bool pair = dossier->n_own == 2;
	uint32_t first = dossier->options->states[0].group, second = first;
	for (size_t i = 0; i < dossier->options->n_states; i++)
		if (dossier->options->states[i].group != first)
			second = dossier->options->states[i].group;
	write_periods(&w, dossier, dossier->occurrences, pair ? code_of(dossier, first) : (ent_str){0},
				  pair ? code_of(dossier, second) : (ent_str){0}, "all");
	for (size_t i = 0; i < dossier->dyads->n; i++) {
		const ent_dyad *dyad = &dossier->dyads->at[i];
		write_periods(&w, dossier, ent_dyad_occurrences(dossier->arena, dossier->occurrences, dossier->focus, dyad),
					  code_of(dossier, dyad->from), code_of(dossier, dyad->to), dyad->mutual ? "mutual" : "directed");
	}
}

void ent_dossier_series_table(const ent_dossier *dossier, ent_buf *out)
{
	write_series(dossier, FORM_TABLE, out);
}

void ent_dossier_series_csv(const ent_dossier *dossier, ent_buf *out)
{
	write_series(dossier, FORM_CSV, out);
}

void ent_dossier_series_jsonl(const ent_dossier *dossier, ent_buf *out)
{
	write_series(dossier, FORM_JSONL, out);
}

/* --- network --- */

static const column network_columns[] = {{"phase", "phase", -21},
										 {"a", "a", -3},
										 {"b", "b", -3},
										 {"c", "c", -3},
										 {"done", "done", 4},
										 {"score_mean", "mean", 5},
										 {"score_error", "error", 5},
										 {"deeds", "deeds", 5},
										 {"deeds_mean", "mean", 5},
										 {"words", "words", 5},
										 {"words_mean", "mean", 5},
										 {"sign", "sign", 4},
										 {"balance", "balance", 10},
										 {0}};

static void write_ties(writer *w, const ent_dossier *dossier, const ent_network *network, ent_str phase)
{
	for (size_t i = 0; i < network->n_ties; i++) {
		const ent_tie *tie = &network->ties[i];
		put_text(w, phase);
		put_text(w, dossier->node_codes[tie->a]);
		put_text(w, dossier->node_codes[tie->b]);
		put_text(w, (ent_str){0});
		put_whole(w, tie->all.n);
		put_real(w, tie->all.mean, true);
		put_real(w, tie->all.error, tie->all.n > 1);
		put_whole(w, tie->deeds.n);
		put_real(w, tie->deeds.mean, tie->deeds.n > 0);
		put_whole(w, tie->words.n);
		put_real(w, tie->words.mean, tie->words.n > 0);
		put_whole(w, tie->sign);
		put_text(w, (ent_str){0});
	}
	for (size_t i = 0; i < network->n_triads; i++) {
		const ent_triad *triad = &network->triads[i];
		put_text(w, phase);
		for (int node = 0; node < 3; node++)
			put_text(w, dossier->node_codes[triad->node[node]]);
		for (int none = 0; none < 8; none++)
			put_text(w, (ent_str){0});
		put_text(w, ent_str_of(ent_balance_name(triad->balance)));
	}
}

static void write_network(const ent_dossier *dossier, row_form form, ent_buf *out)
{
	writer w = begin(out, form, network_columns);
	if (dossier->network)
		write_ties(&w, dossier, dossier->network, ENT_STR("all"));
	for (size_t i = 0; dossier->phase_networks && i < dossier->phases->n; i++) {
		char from[ENT_DAY_SIZE], to[ENT_DAY_SIZE];
		const ent_phase *phase = &dossier->phases->at[i];
		write_ties(
			&w, dossier, dossier->phase_networks[i],
			ent_str_format(dossier->arena, "%s/%s", ent_day_print(phase->from, from), ent_day_print(phase->to, to)));
	}
}

void ent_dossier_network_table(const ent_dossier *dossier, ent_buf *out)
{
	write_network(dossier, FORM_TABLE, out);
}

void ent_dossier_network_csv(const ent_dossier *dossier, ent_buf *out)
{
	write_network(dossier, FORM_CSV, out);
}

void ent_dossier_network_jsonl(const ent_dossier *dossier, ent_buf *out)
{
	write_network(dossier, FORM_JSONL, out);
}
