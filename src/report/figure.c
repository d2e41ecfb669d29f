/* Figures: grouped by what is measured, unit and rate, by one hash map. */
#include "report/figure.h"

#include "base/map.h"
#include "base/vec.h"
#include "report/when.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

typedef ENT_VEC(const ent_record_figure *) list;

/* Of a counted noun: "doses", "parties", "troops". */
static ent_str plural(ent_arena *arena, const ent_record_amount *amount)
{
	ent_str unit = amount->unit;
	char last = unit.len > 2 ? unit.ptr[unit.len - 1] : 's';
	bool one = amount->lo == 1 && amount->hi == 1;
	if (one || ent_str_is(unit, "more") || last < 'a' || last > 'z' || last == 's' || ent_str_is(unit, "percent") ||
		ent_figure_kind_of(unit) != ENT_FIGURE_COUNT)
		return unit;
	if (last == 'y' && !strchr("aeiou", unit.ptr[unit.len - 2]))
		return ent_str_join(arena, ent_str_sub(unit, 0, unit.len - 1), (ent_str){0}, ENT_STR("ies"));
	bool hiss = last == 'x' || ent_str_ends(unit, ENT_STR("ch")) || ent_str_ends(unit, ENT_STR("sh"));
	return ent_str_join(arena, unit, (ent_str){0}, hiss ? ENT_STR("es") : ENT_STR("s"));
}

/* "153 million": a number of nine digits is not read at a glance. Exact, or left in digits. */
static ent_str large(ent_arena *arena, const ent_local *local, double value)
{
	static const struct {
		double size;
		const char *word;
	} sizes[] = {{1e12, "trillion"}, {1e9, "billion"}, {1e6, "million"}};
	for (size_t i = 0; i < sizeof sizes / sizeof *sizes && !local; i++) {
		double thousandths = value / sizes[i].size * 1000;
		if (value < sizes[i].size || fabs(thousandths - round(thousandths)) > 1e-6)
			continue;
		ent_str number = ent_number_text(arena, round(thousandths) / 1000);
		return ent_str_format(arena, "%.*s %s", ENT_FMT(number), sizes[i].word);
	}
	return ent_local_number(arena, local, value);
}

/* Units that are not read as they are written. */
static ent_str spelt(ent_str unit)
{
	static const char *const units[][2] = {{"mi", "miles"},
										   {"km2", "km\xC2\xB2"},
										   {"m2", "m\xC2\xB2"},
										   {"ha", "hectares"},
										   {"acre", "acres"},
										   {"m3", "cubic metres"},
										   {"bcm", "billion cubic metres"},
										   {"ft3", "cubic feet"},
										   {"l", "litres"},
										   {"t", "tonnes"},
										   {"lb", "pounds"},
										   {"oz", "ounces"},
										   {"bbl", "barrels"},
										   {"ft", "feet"},
										   {"in", "inches"},
										   {"yd", "yards"},
										   {"nmi", "nautical miles"}};
	for (size_t i = 0; i < sizeof units / sizeof *units; i++)
		if (ent_str_is(unit, units[i][0]))
			return ent_str_of(units[i][1]);
	return unit;
}

ent_str ent_figure_text(ent_arena *arena, const ent_local *local, const ent_record_amount *amount)
{
	ent_str unit = spelt(plural(arena, amount));
	ent_str lo = large(arena, local, amount->lo), hi = large(arena, local, amount->hi);
	ent_str value = amount->lo == amount->hi ? lo : ent_str_join(arena, lo, ENT_STR(" to "), hi);
	const char *change = ent_str_is(amount->change, "by") ? "by " : "";
	ent_str text = ent_str_format(arena, "%s%s%.*s%s%.*s", change, amount->approximate ? "about " : "", ENT_FMT(value),
								  unit.len ? " " : "", ENT_FMT(unit));
	return amount->per.len ? ent_str_format(arena, "%.*s per %.*s", ENT_FMT(text), ENT_FMT(amount->per)) : text;
}

ent_figure_kind ent_figure_kind_of(ent_str unit)
{
	static const char *const measures[] = {"km",  "m",   "mi", "cm",  "mm",  "km2", "m2",  "ha",  "acre",
										   "m3",  "bcm", "l",  "kg",  "g",   "t",   "lb",  "oz",  "W",
										   "kW",  "MW",  "GW", "Wh",  "kWh", "MWh", "GWh", "TWh", "J",
										   "BTU", "bbl", "ft", "ft3", "in",  "yd",  "nmi", "km/h"};
	bool code = unit.len == 3;
	for (size_t i = 0; i < unit.len; i++)
		code = code && unit.ptr[i] >= 'A' && unit.ptr[i] <= 'Z';
	for (size_t i = 0; i < sizeof measures / sizeof *measures; i++)
		if (ent_str_is(unit, measures[i]))
			return ENT_FIGURE_MEASURE;
	if (code)
		return ENT_FIGURE_MONEY; /* ISO 4217 */
	return ent_str_is(unit, "percent") || ent_str_is(unit, "%") ? ENT_FIGURE_SHARE : ENT_FIGURE_COUNT;
}

const char *ent_figure_kind_title(ent_figure_kind kind)
{
	static const char *const titles[] = {"Money", "Lengths, volumes, energy", "Shares and changes", "Counted"};
	return titles[kind];
}

bool ent_figure_is_time(ent_str unit)
{
	static const char *const all[] = {"second", "minute", "hour",    "day",    "week", "month",
									  "year",   "decade", "century", "season", "s",    "h"};
	for (size_t i = 0; i < sizeof all / sizeof *all; i++)
		if (ent_str_is(unit, all[i]))
			return true;
	return false;
}

/* A number that says nothing of the relationship: without a unit, in a row, a span of time, "one another". */
static bool is_bare(const ent_record_amount *amount)
{
	bool few = ent_figure_kind_of(amount->unit) == ENT_FIGURE_COUNT && amount->hi <= 2;
	return amount->ordinal || !amount->unit.len || few || ent_figure_is_time(amount->unit);
}

enum { WORDS_BEFORE = 48, WORDS_AFTER = 40 }; /* [bytes] */

ent_str ent_figure_words(ent_arena *arena, const ent_record_figure *figure)
{
	ent_str s = figure->sentence_text, amount = figure->amount.text;
	ptrdiff_t found = ent_str_find(s, amount, 0);
	if (found < 0 || !amount.len)
		return amount;
	size_t at = (size_t)found, from = at > WORDS_BEFORE ? at - WORDS_BEFORE : 0, to = at + amount.len + WORDS_AFTER;
	while (from > 0 && from < at && s.ptr[from - 1] != ' ')
		from++;
	to = to < s.len ? to : s.len;
	while (to < s.len && to > at + amount.len && s.ptr[to] != ' ')
		to--;
	ent_str words = ent_str_sub(s, from, to);
	return ent_str_format(arena, "%s%.*s%s", from ? "\xE2\x80\xA6 " : "", ENT_FMT(words),
						  to < s.len ? " \xE2\x80\xA6" : "");
}

static int by_date(const void *a, const void *b)
{
	const ent_record_figure *x = *(const ent_record_figure *const *)a, *y = *(const ent_record_figure *const *)b;
	bool placed = ent_date_placed(&x->date);
	if (placed != ent_date_placed(&y->date))
		return placed ? -1 : 1;
	if (placed && x->date.lo != y->date.lo)
		return x->date.lo < y->date.lo ? -1 : 1;
	if (x->source->key != y->source->key)
		return x->source->key < y->source->key ? -1 : 1;
	if (x->sentence != y->sentence)
		return x->sentence < y->sentence ? -1 : 1;
	return (x->amount.start > y->amount.start) - (x->amount.start < y->amount.start);
}

static int by_ledger(const void *a, const void *b)
{
	const ent_figure_group *x = a, *y = b;
	ent_figure_kind x_kind = ent_figure_kind_of(x->unit), y_kind = ent_figure_kind_of(y->unit);
	if (x_kind != y_kind)
		return x_kind < y_kind ? -1 : 1;
	bool known = x->ledgers != 0;
	if (known != (y->ledgers != 0))
		return known ? -1 : 1;
	if (x->n != y->n)
		return x->n < y->n ? 1 : -1;
	int order = ent_str_cmp(x->measures, y->measures);
	return order ? order : ent_str_cmp(x->unit, y->unit);
}

static size_t without_repeats(const ent_record_figure **figures, size_t n)
{
	size_t kept = 0;
	for (size_t i = 0; i < n; i++) {
		const ent_record_figure *last = kept ? figures[kept - 1] : NULL;
		bool again =
			last && last->source->key == figures[i]->source->key && last->amount.lo == figures[i]->amount.lo &&
			last->amount.hi == figures[i]->amount.hi &&
			(last->sentence == figures[i]->sentence || ent_str_eq(last->sentence_text, figures[i]->sentence_text));
		if (!again)
			figures[kept++] = figures[i];
	}
	return kept;
}

void ent_figure_groups(ent_arena *arena, ent_dossier *dossier, const ent_ledgers *ledgers,
					   const ent_dossier_input *input)
{
	ENT_VEC(list) lists = {0};
	ent_map names = ent_map_new(arena);
	for (size_t i = 0; i < input->n_figures; i++) {
		const ent_record_figure *figure = &input->figures[i];
		if (is_bare(&figure->amount))
			continue;
		ent_str name = ent_str_format(arena, "%.*s\n%.*s\n%.*s", ENT_FMT(figure->amount.measures),
									  ENT_FMT(figure->amount.unit), ENT_FMT(figure->amount.per));
		uint32_t at = ent_map_get(&names, name);
		if (at == ENT_MAP_NONE) {
			at = (uint32_t)lists.n;
			ent_map_put(&names, name, at);
			ent_push(arena, &lists);
		}
		assert(at < lists.n);
		*ent_push(arena, &lists.at[at]) = figure;
	}
	dossier->n_figures = lists.n;
	dossier->figures = ENT_NEWN(arena, ent_figure_group, lists.n);
	for (size_t i = 0; i < lists.n; i++) {
		list *these = &lists.at[i];
		qsort(these->at, these->n, sizeof *these->at, by_date);
		const ent_record_figure *first = these->at[0];
		dossier->figures[i] =
			(ent_figure_group){first->amount.measures, first->amount.unit, ent_ledgers_of_figure(ledgers, first),
							   these->at, without_repeats(these->at, these->n)};
	}
	qsort(dossier->figures, dossier->n_figures, sizeof *dossier->figures, by_ledger);
}
