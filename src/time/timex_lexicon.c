/* Owns the room's handle and the reading of its tables. Easter after the anonymous Gregorian algorithm (Meeus,
 * Astronomical Algorithms, 1991, chapter 8). */
#include "time/timex_lexicon.h"

#include "base/image.h"
#include "base/tsv.h"

#include <stdlib.h>
#include <string.h>

enum { TABLES_LIMIT = 64 << 20 };

struct name {
	const char *name;
	int value;
};

static const struct name kinds[] = {
	{"month", ENT_WHEN_MONTH},
	{"weekday", ENT_WHEN_WEEKDAY},
	{"weekdays", ENT_WHEN_WEEKDAYS},
	{"season", ENT_WHEN_SEASON},
	{"unit", ENT_WHEN_UNIT},
	{"dayref", ENT_WHEN_DAYREF},
	{"daypart", ENT_WHEN_DAYPART},
	{"clock", ENT_WHEN_CLOCK},
	{"part", ENT_WHEN_PART},
	{"rel", ENT_WHEN_REL},
	{"shift", ENT_WHEN_SHIFT},
	{"ref", ENT_WHEN_REF},
	{"set", ENT_WHEN_SET},
	{"every", ENT_WHEN_EVERY},
	{"era", ENT_WHEN_ERA},
	{"reign", ENT_WHEN_REIGN},
	{"meridiem", ENT_WHEN_MERIDIEM},
	{"decade", ENT_WHEN_DECADE},
	{"vague", ENT_WHEN_VAGUE},
	{"approx", ENT_WHEN_APPROX},
	{"prep", ENT_WHEN_PREP},
	{"fiscal", ENT_WHEN_FISCAL},
	{"zone", ENT_WHEN_ZONE},
	{"counted", ENT_WHEN_COUNTED},
	{"islamic-month", ENT_WHEN_OTHER_MONTH},
	{"persian-month", ENT_WHEN_OTHER_MONTH},
	{"hebrew-month", ENT_WHEN_OTHER_MONTH},
	{"word", ENT_WHEN_NONE},
	{NULL, 0},
};

static const struct name units[] = {
	{"second", ENT_UNIT_SECOND},
	{"minute", ENT_UNIT_MINUTE},
	{"hour", ENT_UNIT_HOUR},
	{"day", ENT_UNIT_DAY},
	{"weekend", ENT_UNIT_WEEKEND},
	{"week", ENT_UNIT_WEEK},
	{"month", ENT_UNIT_MONTH},
	{"quarter", ENT_UNIT_QUARTER},
	{"half", ENT_UNIT_HALF},
	{"year", ENT_UNIT_YEAR},
	{"decade", ENT_UNIT_DECADE},
	{"century", ENT_UNIT_CENTURY},
	{"fortnight", ENT_UNIT_FORTNIGHT},
	{"millennium", ENT_UNIT_MILLENNIUM},
	{NULL, 0},
};

static const struct name parts[] = {
	{"early", ENT_PART_EARLY}, {"mid", ENT_PART_MID}, {"late", ENT_PART_LATE}, {NULL, 0}};

static const struct name rels[] = {
	{"last", ENT_REL_LAST},           {"past", ENT_REL_PAST},
	{"this", ENT_REL_THIS},           {"next", ENT_REL_NEXT},
	{"coming", ENT_REL_COMING},       {"recent", ENT_REL_RECENT},
	{"previous", ENT_REL_PREVIOUS},   {"that", ENT_REL_THAT},
	{"following", ENT_REL_FOLLOWING}, {NULL, 0},
};

static const struct name shifts[] = {
	{"ago", ENT_SHIFT_AGO},
	{"hence", ENT_SHIFT_HENCE},
	{"earlier", ENT_SHIFT_EARLIER},
	{"later", ENT_SHIFT_LATER},
	{"before", ENT_SHIFT_BEFORE},
	{"after", ENT_SHIFT_AFTER},
	{NULL, 0},
};

static const struct name refs[] = {
	{"present", ENT_REF_PRESENT}, {"past", ENT_REF_PAST}, {"future", ENT_REF_FUTURE}, {NULL, 0}};

static const struct name preps[] = {
	{"in", ENT_PREP_IN},           {"during", ENT_PREP_DURING},
	{"for", ENT_PREP_FOR},         {"since", ENT_PREP_SINCE},
	{"until", ENT_PREP_UNTIL},     {"by", ENT_PREP_BY},
	{"from", ENT_PREP_FROM},       {"to", ENT_PREP_TO},
	{"between", ENT_PREP_BETWEEN}, {"and", ENT_PREP_AND},
	{"or", ENT_PREP_OR},           {"of", ENT_PREP_OF},
	{"after", ENT_PREP_AFTER},     {"before", ENT_PREP_BEFORE},
	{"onwards", ENT_PREP_ONWARDS}, {NULL, 0},
};

static const struct name uses[] = {{"0", ENT_USE_NONE},
								   {"timetable", ENT_USE_TIMETABLE},
								   {"traded", ENT_USE_TRADED},
								   {"seasonal", ENT_USE_SEASONAL},
								   {NULL, 0}};

static const struct name period_kinds[] = {
	{"period", ENT_PERIOD_AGE},
	{"event", ENT_PERIOD_EVENT},
	{"act", ENT_PERIOD_ACT},
	{"holiday", ENT_PERIOD_HOLIDAY},
	{NULL, 0},
};

static bool find(const struct name *names, ent_str name, int *ret_value)
{
	for (; names->name; names++)
		if (ent_str_is(name, names->name)) {
			*ret_value = names->value;
			return true;
		}
	return false;
}

/* "P1Y", "PT1H": the unit and the count of a set. */
static bool read_period(ent_str s, int32_t *ret_arg)
{
	static const struct {
		const char *letter;
		ent_unit unit;
	} letters[] = {{"D", ENT_UNIT_DAY},     {"W", ENT_UNIT_WEEK}, {"M", ENT_UNIT_MONTH},
				   {"Q", ENT_UNIT_QUARTER}, {"Y", ENT_UNIT_YEAR}, {"H", ENT_UNIT_HOUR}};
	size_t at = s.len > 1 && s.ptr[1] == 'T' ? 2 : 1;
	int64_t count;
	if (s.len < at + 2 || s.ptr[0] != 'P' || !ent_str_to_int(ent_str_sub(s, at, s.len - 1), &count) || count < 1 ||
		count > 99)
		return false;
	for (size_t i = 0; i < sizeof letters / sizeof *letters; i++)
		if (s.ptr[s.len - 1] == letters[i].letter[0]) {
			*ret_arg = (int32_t)letters[i].unit * 100 + (int32_t)count;
			return true;
		}
	return false;
}

static bool read_arg(ent_when_kind kind, ent_str arg, int32_t *ret_arg)
{
	static const struct name *const tables[] = {
		[ENT_WHEN_NONE] = uses,    [ENT_WHEN_UNIT] = units, [ENT_WHEN_PART] = parts, [ENT_WHEN_REL] = rels,
		[ENT_WHEN_SHIFT] = shifts, [ENT_WHEN_REF] = refs,   [ENT_WHEN_PREP] = preps};
	int64_t number;
	if (kind == ENT_WHEN_APPROX) {
		*ret_arg = 1;
		return true;
	}
	if (kind == ENT_WHEN_SET)
		return read_period(arg, ret_arg);
	if (kind == ENT_WHEN_DAYPART) {
		*ret_arg = arg.len == 2 ? arg.ptr[0] * 256 + arg.ptr[1] : 0;
		return arg.len == 2;
	}
	if ((size_t)kind < sizeof tables / sizeof *tables && tables[kind])
		return find(tables[kind], arg, ret_arg);
	int64_t most = kind == ENT_WHEN_REIGN ? 9999 : 1000;
	if (!ent_str_to_int(arg, &number) || number < -most || number > most)
		return false;
	*ret_arg = (int32_t)number;
	return true;
}

/* "islamic-month", "islamic-10-01" begin with the name of a calendar. */
static ent_calendar calendar_of(ent_str text)
{
	return ent_str_starts(text, ENT_STR("islamic-"))   ? ENT_CALENDAR_ISLAMIC
		   : ent_str_starts(text, ENT_STR("persian-")) ? ENT_CALENDAR_PERSIAN
		   : ent_str_starts(text, ENT_STR("hebrew-"))  ? ENT_CALENDAR_HEBREW
													   : ENT_CALENDAR_GREGORIAN;
}

static uint8_t read_flags(ent_str flags)
{
	ent_str flag;
	unsigned set = 0;
	while (ent_str_split(&flags, ' ', &flag))
		set |= ent_str_is(flag, "ambiguous")      ? ENT_WHEN_AMBIGUOUS
			   : ent_str_is(flag, "abbreviation") ? ENT_WHEN_ABBREVIATION
			   : ent_str_is(flag, "plural")       ? ENT_WHEN_PLURAL
			   : ent_str_is(flag, "ahead")        ? ENT_WHEN_AHEAD
			   : ent_str_is(flag, "intends")      ? ENT_WHEN_INTENDS
			   : ent_str_is(flag, "told")         ? ENT_WHEN_TOLD
			   : ent_str_is(flag, "narrative")    ? ENT_WHEN_NARRATIVE
												  : 0u;
	return (uint8_t)set;
}

static ent_status read_words(ent_times *times, const ent_data_file *file, ent_error *error)
{
	ent_tsv tsv;
	bool more;
	ent_status status = ent_tsv_open(&tsv, file->path, file->bytes, error);
	while (!status && !(status = ent_tsv_next(&tsv, &more, error)) && more) {
		ent_str text = ent_tsv_get(&tsv, "word");
		int kind;
		int32_t arg;
		if (!text.len || !find(kinds, ent_tsv_get(&tsv, "kind"), &kind))
			return ent_tsv_fail(&tsv, error, "unknown kind '%.*s'", ENT_FMT(ent_tsv_get(&tsv, "kind")));
		if (!read_arg((ent_when_kind)kind, ent_tsv_get(&tsv, "arg"), &arg))
			return ent_tsv_fail(&tsv, error, "bad arg '%.*s'", ENT_FMT(ent_tsv_get(&tsv, "arg")));
		if (kind == ENT_WHEN_OTHER_MONTH)
			arg += 100 * (int32_t)calendar_of(ent_tsv_get(&tsv, "kind"));
		uint8_t flags = read_flags(ent_tsv_get(&tsv, "flags"));
		if (ent_str_find(text, ENT_STR(" "), 0) >= 0 || ent_str_find(text, ENT_STR("-"), 0) >= 0) {
			ent_phrase_add(&times->lexicon, text, (uint16_t)kind, arg, flags);
			continue;
		}
		ent_atom_word *word = ent_words_add(&times->lexicon, ent_str_lower(times->arena, text));
		word->kind = (uint16_t)kind;
		word->arg = arg;
		word->flags = flags;
	}
	return status;
}

/* "12-25", "11-W4-4", "11-W4-4+1", "easter+1", "islamic-10-01". */
static bool read_holiday(ent_str s, ent_period *period)
{
	int64_t month, day, week, weekday, days = 1;
	ent_calendar calendar = calendar_of(s);
	if (calendar) {
		/* "islamic-10-01", "islamic-09-01x30": so many days */
		s = ent_str_sub(s, (size_t)ent_str_find(s, ENT_STR("-"), 0) + 1, s.len);
		if (s.len > 6 && (s.ptr[5] != 'x' || !ent_str_to_int(ent_str_sub(s, 6, s.len), &days) || days < 1 || days > 60))
			return false;
		period->calendar = (uint8_t)calendar;
		period->days = (uint8_t)days;
		s = ent_str_sub(s, 0, 5);
	}
	if (ent_str_starts(s, ENT_STR("easter"))) {
		if (s.len < 8 || (s.ptr[6] != '+' && s.ptr[6] != '-') || !ent_str_to_int(ent_str_sub(s, 7, s.len), &day) ||
			day > 100)
			return false;
		period->easter = (int16_t)(s.ptr[6] == '-' ? -day : day);
		return true;
	}
	if (s.len < 5 || !ent_str_to_int(ent_str_sub(s, 0, 2), &month) || month < 1 ||
		month > (calendar == ENT_CALENDAR_HEBREW ? 13 : 12))
		return false;
	period->month = (int8_t)month;
	if (s.ptr[3] == 'W') {
		int64_t more = 0;
		if (s.len > 8 && (s.ptr[7] != '+' || !ent_str_to_int(ent_str_sub(s, 8, s.len), &more) || more > 100))
			return false;
		period->more = (int16_t)more;
		if ((s.len != 7 && s.len < 9) || !ent_str_to_int(ent_str_sub(s, 4, 5), &week) ||
			!ent_str_to_int(ent_str_sub(s, 6, 7), &weekday) || week < 1 || week > 5 || weekday < 1 || weekday > 7)
			return false;
		period->week = (int8_t)week;
		period->weekday = (int8_t)weekday;
		return true;
	}
	if (!ent_str_to_int(ent_str_sub(s, 3, 5), &day) || day < 1 || day > 31)
		return false;
	period->day = (int8_t)day;
	return true;
}

static ent_status read_periods(ent_times *times, const ent_data_file *file, ent_error *error)
{
	ent_tsv tsv;
	bool more;
	ent_status status = ent_tsv_open(&tsv, file->path, file->bytes, error);
	while (!status && !(status = ent_tsv_next(&tsv, &more, error)) && more) {
		int kind;
		ent_date date = ENT_DATE_NONE;
		ent_period period = {.phrase = ent_tsv_get(&tsv, "phrase"),
							 .edtf = ent_tsv_get(&tsv, "edtf"),
							 .value = ent_tsv_get(&tsv, "value")};
		if (!period.phrase.len || !find(period_kinds, ent_tsv_get(&tsv, "kind"), &kind))
			return ent_tsv_fail(&tsv, error, "unknown kind '%.*s'", ENT_FMT(ent_tsv_get(&tsv, "kind")));
		period.kind = (ent_period_kind)kind;
		if (kind == ENT_PERIOD_HOLIDAY ? !read_holiday(period.edtf, &period) : !ent_edtf_parse(period.edtf, &date))
			return ent_tsv_fail(&tsv, error, "'%.*s' is no date", ENT_FMT(period.edtf));
		period.lo = date.lo;
		period.hi = date.hi;
		*ent_push(times->arena, &times->periods) = period;
		ent_phrase_add(&times->lexicon, period.phrase, ENT_WHEN_NONE, (int32_t)times->periods.n - 1, 0);
	}
	return status;
}

/* Marks the words that an expression may begin with: those of dates, of numbers, and those that a matcher asks for by
 * name. Prepositions govern expressions and begin none but phrases. "The" stands before what begins one; words that are
 * not in the lexicon need no look. */
static void mark_openers(ent_words *lexicon)
{
	static const char *const asked_for[] = {"another", "then",      "sometime", "q",    "h",     "year",  "final",
											"rest",    "remainder", "all",      "full", "whole", "entire"};
	for (size_t i = 0; i < sizeof asked_for / sizeof *asked_for; i++)
		ent_words_add(lexicon, ent_str_of(asked_for[i]))->flags |= ENT_WHEN_OPENS;
	(void)ent_words_add(lexicon, ENT_STR("the"));
	for (size_t i = 0; i < lexicon->words.n; i++) {
		ent_atom_word *word = &lexicon->words.at[i];
		if ((word->kind && word->kind != ENT_WHEN_PREP) || word->part)
			word->flags |= ENT_WHEN_OPENS;
	}
}

struct loading {
	const ent_data *data;
	ent_times *times;
	ent_error *error;
};

static ent_status load(void *payload)
{
	struct loading *l = payload;
	const ent_data_file *file;
	ent_status status = ent_words_new(l->times->arena, l->data, &l->times->lexicon, l->error);
	if (!status && !ent_data_get(l->data, "calendar.tsv", 0))
		status = ent_fail(l->error, ENT_NOTFOUND, "calendar.tsv", 0, -1, "no such table");
	for (size_t i = 0; !status && (file = ent_data_get(l->data, "calendar.tsv", i)); i++)
		status = read_words(l->times, file, l->error);
	for (size_t i = 0; !status && (file = ent_data_get(l->data, "periods.tsv", i)); i++)
		status = read_periods(l->times, file, l->error);
	mark_openers(&l->times->lexicon);
	return status;
}

ent_status ent_times_new(const ent_data *data, ent_times **ret_times, ent_error *error)
{
	ent_times *times = calloc(1, sizeof *times);
	if (!times || !(times->arena = ent_arena_new("times", TABLES_LIMIT))) {
		free(times);
		return ent_fail(error, ENT_NOMEM, NULL, 0, -1, "out of memory");
	}
	struct loading loading = {.data = data, .times = times, .error = error};
	const ent_tables tables = {"times", data, times->arena, times, sizeof *times};
	ent_status status = ent_tables_load(&tables, load, &loading, error);
	if (status) {
		ent_times_free(times);
		return status;
	}
	*ret_times = times;
	return ENT_OK;
}

ent_times *ent_times_free(ent_times *times)
{
	if (times) {
		ent_arena_free(times->arena);
		free(times);
	}
	return NULL;
}

static ent_day easter(int y)
{
	int a = y % 19, b = y / 100, c = y % 100, d = b / 4, e = b % 4, f = (b + 8) / 25, g = (b - f + 1) / 3;
	int h = (19 * a + b - d - g + 15) % 30, i = c / 4, k = c % 4, l = (32 + 2 * e + 2 * i - h - k) % 7;
	int m = (a + 11 * h + 22 * l) / 451;
	return ent_day_from(y, (h + l - 7 * m + 114) / 31, (h + l - 7 * m + 114) % 31 + 1);
}

int ent_period_began(const ent_period *period)
{
	int year, month, day;
	if (period->kind == ENT_PERIOD_HOLIDAY || period->lo == ENT_DAY_UNKNOWN || period->lo == ENT_DAY_PAST)
		return 0;
	ent_day_to(period->lo, &year, &month, &day);
	return year;
}

ent_day ent_period_in_year(const ent_period *period, int year)
{
	ent_day other;
	if (period->calendar)
		return ent_calendar_in_year((ent_calendar)period->calendar, year, period->month, period->day, &other)
				   ? other
				   : ENT_DAY_UNKNOWN;
	if (!period->month)
		return easter(year < 1 ? 1 : year) + period->easter;
	if (!period->week) {
		int most = ent_month_days(year, period->month);
		return ent_day_from(year, period->month, period->day > most ? most : period->day);
	}
	ent_day first = ent_day_from(year, period->month, 1);
	ent_day day = first + (period->weekday - ent_day_weekday(first) + 7) % 7 + 7 * (period->week - 1);
	while (day > first + ent_month_days(year, period->month) - 1)
		day -= 7;
	return day + period->more;
}
