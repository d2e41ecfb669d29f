/* Owns the room's handle, the reading of its tables, and the conversion of units. */
#include "amounts/amounts_lexicon.h"

#include "base/image.h"
#include "base/tsv.h"

#include <stdlib.h>

enum { TABLES_LIMIT = 64 << 20 };

static const struct {
	const char *name;
	ent_amount_word kind;
} kinds[] = {
	{"approx", ENT_AMOUNT_APPROX},   {"change", ENT_AMOUNT_CHANGE}, {"verb", ENT_AMOUNT_VERB},
	{"noun", ENT_AMOUNT_NOUN},       {"per", ENT_AMOUNT_PER},       {"perword", ENT_AMOUNT_PERWORD},
	{"plural", ENT_AMOUNT_PLURAL},   {"label", ENT_AMOUNT_LABEL},   {"stop", ENT_AMOUNT_STOP},
	{"more", ENT_AMOUNT_MORE},       {"age", ENT_AMOUNT_AGE},       {"month", ENT_AMOUNT_MONTH},
	{"weekday", ENT_AMOUNT_WEEKDAY}, {"party", ENT_AMOUNT_PARTY},   {"sign", ENT_AMOUNT_SIGN},
};

static ent_status read_words(ent_amounts *amounts, ent_tsv *tsv, ent_error *error)
{
	ent_str text = ent_tsv_get(tsv, "word"), kind = ent_tsv_get(tsv, "kind");
	size_t i = 0, n = sizeof kinds / sizeof *kinds;
	while (i < n && !ent_str_is(kind, kinds[i].name))
		i++;
	if (i == n || !text.len)
		return ent_tsv_fail(tsv, error, "unknown kind '%.*s'", ENT_FMT(kind));
	int32_t arg = 0;
	if (kinds[i].kind == ENT_AMOUNT_PER) {
		*ent_push(amounts->arena, &amounts->rates) = ent_tsv_get(tsv, "arg");
		arg = (int32_t)amounts->rates.n - 1;
	}
	if (ent_str_find(text, ENT_STR(" "), 0) >= 0) {
		ent_phrase_add(&amounts->words, text, (uint16_t)kinds[i].kind, arg, 0);
		return ENT_OK;
	}
	ent_atom_word *word = ent_words_add(&amounts->words, ent_str_lower(amounts->arena, text));
	word->kind = (uint16_t)kinds[i].kind;
	word->arg = arg;
	return ENT_OK;
}

/* Days of a month are no amounts: the names of months are those of the calendar. */
static ent_status read_calendar(ent_amounts *amounts, ent_tsv *tsv, ent_error *error)
{
	(void)error; /* a bad row is told of where dates are read */
	ent_str text = ent_tsv_get(tsv, "word");
	if (ent_str_is(ent_tsv_get(tsv, "kind"), "month") && text.len && ent_str_find(text, ENT_STR(" "), 0) < 0)
		ent_words_add(&amounts->words, ent_str_lower(amounts->arena, text))->kind = ENT_AMOUNT_MONTH;
	return ENT_OK;
}

static ent_status read_unit(ent_amounts *amounts, ent_tsv *tsv, ent_error *error)
{
	ent_measure_unit unit = {
		.unit = ent_tsv_get(tsv, "unit"), .si = ent_tsv_get(tsv, "si"), .dimension = ent_tsv_get(tsv, "dimension")};
	if (!ent_tsv_get(tsv, "phrase").len || !unit.unit.len ||
		!ent_str_to_double(ent_tsv_get(tsv, "factor"), &unit.factor) ||
		!ent_str_to_double(ent_tsv_get(tsv, "times"), &unit.times))
		return ent_tsv_fail(tsv, error, "a unit needs phrase, unit, factor and times");
	*ent_push(amounts->arena, &amounts->units) = unit;
	if (ent_str_is(unit.unit, "percent"))
		amounts->percent = amounts->units.n - 1;
	ent_phrase_add(&amounts->words, ent_tsv_get(tsv, "phrase"), ENT_AMOUNT_UNIT, (int32_t)amounts->units.n - 1, 0);
	return ENT_OK;
}

static ent_status read_currency(ent_amounts *amounts, ent_tsv *tsv, ent_error *error)
{
	ent_measure_unit unit = {.unit = ent_tsv_get(tsv, "code"), .factor = 1};
	unit.dimension = ent_str_copy(amounts->arena, ENT_STR("money"));
	if (!ent_tsv_get(tsv, "phrase").len || unit.unit.len != 3 ||
		!ent_str_to_double(ent_tsv_get(tsv, "times"), &unit.times))
		return ent_tsv_fail(tsv, error, "a currency needs phrase, code of three letters, and times");
	unit.si = unit.unit;
	ent_str phrase = ent_tsv_get(tsv, "phrase"), states = ent_tsv_get(tsv, "states");
	uint32_t word = ent_map_get(&amounts->by_word, phrase);
	if (states.len && word == ENT_MAP_NONE)
		return ent_tsv_fail(tsv, error, "a row for any state comes before those of some");
	if (states.len) {
		*ent_push(amounts->arena, &amounts->money) = (ent_money_of){word, states, unit.unit};
		amounts->units.at[word].shared = true;
		return ENT_OK;
	}
	*ent_push(amounts->arena, &amounts->units) = unit;
	(void)ent_map_put(&amounts->by_word, phrase, (uint32_t)amounts->units.n - 1);
	ent_phrase_add(&amounts->words, phrase, ENT_AMOUNT_CURRENCY, (int32_t)amounts->units.n - 1, 0);
	return ENT_OK;
}

struct loading {
	const ent_data *data;
	ent_amounts *amounts;
	ent_error *error;
};

static ent_status read_table(struct loading *l, const char *name,
							 ent_status (*row)(ent_amounts *, ent_tsv *, ent_error *))
{
	const ent_data_file *file;
	if (!ent_data_get(l->data, name, 0))
		return ent_fail(l->error, ENT_NOTFOUND, name, 0, -1, "no such table");
	for (size_t i = 0; (file = ent_data_get(l->data, name, i)); i++) {
		ent_tsv tsv;
		bool more;
		ent_status status = ent_tsv_open(&tsv, file->path, file->bytes, l->error);
		while (!status && !(status = ent_tsv_next(&tsv, &more, l->error)) && more)
			status = row(l->amounts, &tsv, l->error);
		if (status)
			return status;
	}
	return ENT_OK;
}

static ent_status load(void *payload)
{
	struct loading *l = payload;
	l->amounts->percent = SIZE_MAX;
	l->amounts->by_word = ent_map_new(l->amounts->arena);
	ent_status status = ent_words_new(l->amounts->arena, l->data, &l->amounts->words, l->error);
	if (!status)
		status = read_table(l, "quantity_words.tsv", read_words);
	if (!status)
		status = read_table(l, "calendar.tsv", read_calendar);
	if (!status)
		status = read_table(l, "units.tsv", read_unit);
	return status ? status : read_table(l, "currencies.tsv", read_currency);
}

ent_status ent_amounts_new(const ent_data *data, ent_amounts **ret_amounts, ent_error *error)
{
	ent_amounts *amounts = calloc(1, sizeof *amounts);
	if (!amounts || !(amounts->arena = ent_arena_new("amounts", TABLES_LIMIT))) {
		free(amounts);
		return ent_fail(error, ENT_NOMEM, NULL, 0, -1, "out of memory");
	}
	struct loading loading = {.data = data, .amounts = amounts, .error = error};
	const ent_tables tables = {"amounts", data, amounts->arena, amounts, sizeof *amounts};
	ent_status status = ent_tables_load(&tables, load, &loading, error);
	if (status) {
		ent_amounts_free(amounts);
		return status;
	}
	*ret_amounts = amounts;
	return ENT_OK;
}

ent_amounts *ent_amounts_free(ent_amounts *amounts)
{
	if (amounts) {
		ent_arena_free(amounts->arena);
		free(amounts);
	}
	return NULL;
}

static const ent_measure_unit *unit_named(const ent_amounts *amounts, ent_str unit)
{
	for (size_t i = 0; i < amounts->units.n; i++)
		if (ent_str_eq(amounts->units.at[i].unit, unit))
			return &amounts->units.at[i];
	return NULL;
}

bool ent_amounts_settle(const ent_amounts *amounts, ent_amount *amount, const char *iso)
{
	for (size_t i = amounts->money.n; amount->shared && iso[0] && i-- > 0;) { /* a user's rows are the last */
		const ent_money_of *m = &amounts->money.at[i];
		if (m->word != amount->shared - 1 || ent_str_find(m->states, ent_str_of(iso), 0) < 0)
			continue;
		amount->unit = m->code;
		return true;
	}
	return false;
}

bool ent_amounts_base(const ent_amounts *amounts, double value, ent_str unit, double *ret_value, ent_str *ret_base,
					  ent_str *ret_dimension)
{
	const ent_measure_unit *of = unit_named(amounts, unit);
	if (!of)
		return false;
	bool money = ent_str_is(of->dimension, "money");
	*ret_value = money ? value : value * of->factor;
	*ret_base = of->si;
	*ret_dimension = of->dimension;
	return true;
}
