/* Owns the meaning of forms: TimeML values and days, by the narrative's clock (timex_story.c). What the clock does not
 * know stays unresolved: digits are X, days unknown. */
#include "time/timex_resolve.h"

#include <math.h>

static bool point_known(ent_point p)
{
	return p.grain != ENT_UNIT_NONE;
}

/* --- durations --- */

ent_str ent_duration_value(ent_arena *arena, ent_unit unit, double count, bool vague)
{
	static const char *const letters[] = {
		[ENT_UNIT_NONE] = "D",  [ENT_UNIT_SECOND] = "S",   [ENT_UNIT_MINUTE] = "M",  [ENT_UNIT_HOUR] = "H",
		[ENT_UNIT_DAY] = "D",   [ENT_UNIT_WEEKEND] = "WE", [ENT_UNIT_WEEK] = "W",    [ENT_UNIT_FORTNIGHT] = "W",
		[ENT_UNIT_MONTH] = "M", [ENT_UNIT_SEASON] = "M",   [ENT_UNIT_QUARTER] = "Q", [ENT_UNIT_HALF] = "M",
		[ENT_UNIT_YEAR] = "Y",  [ENT_UNIT_DECADE] = "Y",   [ENT_UNIT_CENTURY] = "Y", [ENT_UNIT_MILLENNIUM] = "Y",
	};
	static const int times[] = {
		[ENT_UNIT_FORTNIGHT] = 2, [ENT_UNIT_DECADE] = 10, [ENT_UNIT_CENTURY] = 100, [ENT_UNIT_MILLENNIUM] = 1000};
	const char *t = unit >= ENT_UNIT_SECOND && unit <= ENT_UNIT_HOUR ? "T" : "";
	if (vague) {
		const char *letter = unit == ENT_UNIT_DECADE ? "DE" : unit == ENT_UNIT_CENTURY ? "C" : letters[unit];
		return ent_str_format(arena, "P%sX%s", t, letter);
	}
	if ((size_t)unit < sizeof times / sizeof *times && times[unit])
		count *= times[unit];
	double whole = floor(count);
	if (unit == ENT_UNIT_HOUR && count > whole && count < 100000)
		return whole > 0 ? ent_str_format(arena, "PT%.0fH%.0fM", whole, (count - whole) * 60)
						 : ent_str_format(arena, "PT%.0fM", count * 60);
	if (unit == ENT_UNIT_MINUTE && count > whole && count < 100000)
		return ent_str_format(arena, "PT%.0fM%.0fS", whole, (count - whole) * 60);
	if (count > whole)
		return ent_str_format(arena, "P%s%.7g%s", t, count, letters[unit]);
	return ent_str_format(arena, "P%s%.0f%s", t, count, letters[unit]);
}

/* Digits that are not known. */
static ent_str unknown_value(ent_arena *arena, const ent_form *form)
{
	static const char *const seasons[] = {"SP", "SU", "FA", "WI"};
	if (form->weekday && !form->day)
		return ent_str_format(arena, "XXXX-WXX-%d", form->weekday);
	if (form->day && !form->month)
		return ent_str_format(arena, "XXXX-XX-%02d", form->day);
	if (form->month && form->day)
		return ent_str_format(arena, "XXXX-%02d-%02d", form->month, form->day);
	if (form->month)
		return ent_str_format(arena, "XXXX-%02d", form->month);
	if (form->season)
		return ent_str_format(arena, "XXXX-%s", seasons[(form->season - 1) & 3]);
	if (form->quarter)
		return ent_str_format(arena, "XXXX-Q%d", form->quarter);
	if (form->half)
		return ent_str_format(arena, "XXXX-H%d", form->half);
	return ENT_STR("XXXX-XX-XX");
}

static ent_str unknown_unit(const ent_story *story, ent_unit unit)
{
	bool year = point_known(story->ref) && story->ref.year > 0;
	const char *tail = unit <= ENT_UNIT_DAY                                ? "-XX-XX"
					   : unit == ENT_UNIT_WEEK || unit == ENT_UNIT_WEEKEND ? "-WXX"
					   : unit == ENT_UNIT_MONTH                            ? "-XX"
					   : unit == ENT_UNIT_QUARTER                          ? "-QX"
																		   : "";
	if (unit <= ENT_UNIT_DAY && year && story->ref.grain == ENT_UNIT_MONTH)
		return ent_str_format(story->arena, "%04d-%02d-XX", story->ref.year, story->ref.month);
	return year && *tail ? ent_str_format(story->arena, "%04d%s", story->ref.year, tail)
						 : ent_str_format(story->arena, "XXXX%s", tail);
}

/* --- the kinds --- */

static void set_point(ent_story *story, ent_resolved *got, ent_point p, bool stated)
{
	got->point = p;
	got->date.edtf = ent_point_edtf(story->arena, p, &got->date.lo, &got->date.hi);
	got->date.basis = stated ? ENT_BASIS_STATED : ENT_BASIS_INFERRED;
	got->value = ent_point_value(story->arena, p);
}

/* "T10:30", "TMO" behind the day. */
static void add_time(ent_story *story, const ent_form *form, ent_resolved *got)
{
	if (form->hour >= 0) {
		got->type = ENT_TIMEX_TIME;
		if (form->second >= 0)
			got->value = ent_str_format(story->arena, "%.*sT%02d:%02d:%02d", ENT_FMT(got->value), form->hour,
										form->minute, form->second);
		else
			got->value = ent_str_format(story->arena, "%.*sT%02d:%02d", ENT_FMT(got->value), form->hour, form->minute);
	} else if (form->daypart) {
		got->type = ENT_TIMEX_TIME;
		got->value =
			ent_str_format(story->arena, "%.*sT%c%c", ENT_FMT(got->value), form->daypart / 256, form->daypart % 256);
	}
}

static void resolve_point(ent_story *story, const ent_form *form, uint32_t sentence, uint32_t block, ent_resolved *got)
{
	bool stated;
	ent_point p = ent_story_calendar(story, form, sentence, block, &stated, &got->rule);
	got->type = ENT_TIMEX_DATE;
	if (!point_known(p)) {
		got->value = unknown_value(story->arena, form);
		got->rule = "no year known";
	} else {
		set_point(story, got, p, stated);
		ent_story_move(story, form, p, sentence, block);
		if (form->day_end && form->day_end > p.day && form->day_end <= ent_month_days(p.year, p.month)) {
			ent_point last = p;
			last.day = form->day_end;
			ent_day lo;
			(void)ent_point_edtf(story->arena, last, &lo, &got->date.hi);
			got->date.edtf = ent_edtf_of_days(story->arena, got->date.lo, got->date.hi);
		}
	}
	add_time(story, form, got);
}

/* From one point to another as an interval at the coarser grain: "2019/2021", "2021-02/2021-04". */
static void set_stretch(ent_story *story, ent_resolved *got, ent_point from, ent_point to)
{
	ent_day lo, hi, ignored;
	ent_str a = ent_point_edtf(story->arena, from, &lo, &ignored);
	ent_str b = ent_point_edtf(story->arena, to, &ignored, &hi);
	if (lo > hi)
		return;
	bool plain = ent_str_find(a, ENT_STR("/"), 0) < 0 && ent_str_find(b, ENT_STR("/"), 0) < 0;
	got->date = (ent_date){.edtf = plain ? ent_str_format(story->arena, "%.*s/%.*s", ENT_FMT(a), ENT_FMT(b))
										 : ent_edtf_of_days(story->arena, lo, hi),
						   .lo = lo,
						   .hi = hi,
						   .basis = ENT_BASIS_INFERRED};
}

static int whole_count(const ent_form *form)
{
	return form->count > 1000000 ? 1000000 : (int)form->count;
}

/* The units of a shift and how many: those of years in part are counted in months ("half a century"). */
static int shift_count(const ent_form *form, ent_unit *unit)
{
	int years = *unit == ENT_UNIT_YEAR ? 1 : *unit == ENT_UNIT_DECADE ? 10 : *unit == ENT_UNIT_CENTURY ? 100 : 0;
	if (years && form->count < 1000 && form->count > floor(form->count)) {
		*unit = ENT_UNIT_MONTH;
		return (int)lround(form->count * 12 * years);
	}
	return whole_count(form);
}

/* "the past two years", "the next decade", "the following three days". */
static void resolve_stretch(ent_story *story, const ent_form *form, ent_resolved *got)
{
	bool back = form->rel == ENT_REL_LAST || form->rel == ENT_REL_PAST || form->rel == ENT_REL_PREVIOUS ||
				form->rel == ENT_REL_RECENT;
	bool on = (form->within && form->future) || form->rel == ENT_REL_NEXT || form->rel == ENT_REL_COMING ||
			  form->rel == ENT_REL_FOLLOWING;
	bool told = form->rel == ENT_REL_PREVIOUS || form->rel == ENT_REL_FOLLOWING ||
				(form->rel == ENT_REL_NEXT && story->narrative);
	if ((!back && !on) || form->vague || form->count < 1 || form->unit < ENT_UNIT_DAY)
		return;
	ent_unit grain = form->unit >= ENT_UNIT_YEAR      ? ENT_UNIT_YEAR
					 : form->unit == ENT_UNIT_QUARTER ? ENT_UNIT_MONTH
					 : form->unit == ENT_UNIT_MONTH   ? ENT_UNIT_MONTH
													  : ENT_UNIT_DAY;
	ent_point base =
		told && point_known(ent_story_ref(story, grain)) ? ent_story_ref(story, grain) : ent_story_now(story, grain);
	if (!point_known(base))
		return;
	int n = whole_count(form);
	ent_point near = on && !told && grain == ENT_UNIT_DAY && !form->within ? ent_point_step(base, 1) : base;
	ent_point far = ent_point_shift(base, form->unit == ENT_UNIT_WEEKEND ? ENT_UNIT_WEEK : form->unit, back ? -n : n);
	far = ent_point_coarsen(far, grain);
	set_stretch(story, got, back ? far : near, back ? near : far);
	got->rule = "stretch of time";
}

/* "the first nine months of 1989", "the last week of August": counted from one end of a point. */
static void resolve_end_of(ent_story *story, const ent_form *form, uint32_t sentence, uint32_t block, ent_resolved *got)
{
	bool stated;
	const char *rule;
	ent_point whole = ent_story_calendar(story, form, sentence, block, &stated, &rule);
	if (!point_known(whole) || form->vague || form->count < 1 || form->count > 366 || form->unit < ENT_UNIT_DAY)
		return;
	ent_day lo, hi;
	ent_point_days(whole, &lo, &hi);
	int n = (int)form->count;
	if (form->ordinal > 0) {
		ent_point end = ent_point_shift(ent_point_at(lo, ENT_UNIT_DAY), form->unit, form->ordinal * n);
		ent_point start = ent_point_shift(ent_point_at(lo, ENT_UNIT_DAY), form->unit, (form->ordinal - 1) * n);
		ent_day end_lo, ignored;
		ent_point_days(start, &lo, &ignored);
		ent_point_days(end, &end_lo, &ignored);
		hi = end_lo - 1 < hi ? end_lo - 1 : hi;
	} else {
		ent_day start, ignored;
		ent_point_days(ent_point_shift(ent_point_at(hi + 1, ENT_UNIT_DAY), form->unit, -n), &start, &ignored);
		lo = start > lo ? start : lo;
	}
	if (lo > hi)
		return;
	got->date =
		(ent_date){ent_edtf_of_days(story->arena, lo, hi), lo, hi, stated ? ENT_BASIS_STATED : ENT_BASIS_INFERRED};
	got->rule = "part counted from one end";
	ent_story_move(story, form, whole, sentence, block);
}

static void resolve_duration(ent_story *story, const ent_form *form, uint32_t sentence, uint32_t block,
							 ent_resolved *got)
{
	got->type = ENT_TIMEX_DURATION;
	got->rule = "duration";
	got->value = ent_duration_value(story->arena, form->unit, form->count, form->vague);
	if (form->more_months)
		got->value = ent_str_format(story->arena, "%.*s%dM", ENT_FMT(got->value), form->more_months);
	if (form->more_days)
		got->value = ent_str_format(story->arena, "%.*s%dD", ENT_FMT(got->value), form->more_days);
	if (form->vague && (form->rel == ENT_REL_RECENT || form->rel == ENT_REL_COMING))
		got->value = form->rel == ENT_REL_RECENT ? ENT_STR("PAST_REF") : ENT_STR("FUTURE_REF");
	if (form->ordinal && (form->has_year || form->month || form->year_rel))
		resolve_end_of(story, form, sentence, block, got);
	else
		resolve_stretch(story, form, got);
}

/* "The rest of the year": from the day of writing or of the story on. */
static void set_rest(const ent_story *story, bool told, ent_resolved *got)
{
	ent_point from = told ? ent_story_ref(story, ENT_UNIT_DAY) : ent_story_now(story, ENT_UNIT_DAY);
	ent_day lo, hi;
	if (!point_known(from))
		return;
	ent_point_days(from, &lo, &hi);
	if (lo < got->date.lo || lo > got->date.hi)
		return;
	got->date.lo = lo;
	got->date.edtf = ent_edtf_of_days(story->arena, lo, got->date.hi);
}

static void resolve_unit(ent_story *story, const ent_form *form, uint32_t sentence, uint32_t block, ent_resolved *got)
{
	got->type = ENT_TIMEX_DATE;
	ent_unit unit = form->unit == ENT_UNIT_FORTNIGHT ? ENT_UNIT_WEEK : form->unit;
	if (unit < ENT_UNIT_DAY) {
		got->type = ENT_TIMEX_DURATION;
		got->value = ent_duration_value(story->arena, unit, 1, false);
		got->rule = "duration";
		return;
	}
	if (form->rel == ENT_REL_PAST ||
		(unit >= ENT_UNIT_DECADE && (form->rel == ENT_REL_LAST || form->rel == ENT_REL_NEXT))) {
		resolve_duration(story, form, sentence, block, got);
		return;
	}
	bool told = form->rel == ENT_REL_PREVIOUS || form->rel == ENT_REL_THAT || form->rel == ENT_REL_FOLLOWING;
	bool of_date = form->month || form->has_year; /* "the quarter ended Sept. 30" */
	if (story->narrative && (form->rel == ENT_REL_THE || form->rel == ENT_REL_THIS || form->rel == ENT_REL_NEXT ||
							 form->rel == ENT_REL_RECENT))
		told = true;
	if (unit == ENT_UNIT_DAY && form->rel == ENT_REL_NEXT)
		told = story->narrative || point_known(ent_story_ref(story, ENT_UNIT_DAY));
	int step = form->rel == ENT_REL_LAST || form->rel == ENT_REL_PREVIOUS                                   ? -1
			   : form->rel == ENT_REL_NEXT || form->rel == ENT_REL_COMING || form->rel == ENT_REL_FOLLOWING ? 1
																											: 0;
	ent_point base = told ? ent_story_ref(story, unit) : ent_story_now(story, unit);
	if (form->rel == ENT_REL_THAT && story->any.grain == unit)
		base = story->any; /* "in the 1970s ... at the end of that decade" */
	if (told && !point_known(base) && ent_story_in_news(story))
		base = ent_story_now(story, unit);
	if ((form->rel == ENT_REL_RECENT || form->rel == ENT_REL_THE) && unit == ENT_UNIT_QUARTER &&
		ent_story_in_news(story)) {
		base = point_known(story->quarter) ? story->quarter : ent_story_now(story, unit);
		step = point_known(story->quarter) ? 0 : -1; /* reports tell of the quarter that ended */
	}
	if (form->rel == ENT_REL_THE && unit == ENT_UNIT_WEEKEND && !form->future && ent_story_in_news(story)) {
		base = ent_story_now(story, unit);
		step = ent_day_weekday(story->now) < 6 ? -1 : 0;
	}
	if (of_date) {
		bool stated;
		const char *rule;
		base = ent_point_coarsen(ent_story_calendar(story, form, sentence, block, &stated, &rule), unit);
		step = 0;
		if (unit == ENT_UNIT_QUARTER && point_known(base))
			story->quarter = base;
	}
	got->rule = told ? "unit, from the narrative" : "unit, from publication";
	if (!point_known(base)) {
		got->value = unknown_unit(story, unit);
		got->rule = "not known from when";
		return;
	}
	ent_point p = ent_point_step(base, step * (form->steps ? form->steps : 1));
	p.part = form->part;
	set_point(story, got, p, false);
	if (form->rest)
		set_rest(story, told, got);
	if (form->shift && !told && story->now_grain == ENT_UNIT_DAY && unit > ENT_UNIT_DAY && form->rel == ENT_REL_THIS) {
		/* "earlier this month", "later this year": up to now, or from now on */
		ent_day lo = got->date.lo, hi = got->date.hi;
		if (form->shift == ENT_SHIFT_EARLIER)
			hi = story->now < hi ? story->now : hi;
		else
			lo = story->now > lo ? story->now : lo;
		if (lo <= hi) {
			got->date.lo = lo;
			got->date.hi = hi;
			got->date.edtf = ent_edtf_of_days(story->arena, lo, hi);
		}
	}
	if (form->rel != ENT_REL_THIS || told)
		ent_story_move(story, form, p, sentence, block);
}

enum { QUARTER_REACH = 12 }; /* [sentences] */

/* The point that a shift counts from. */
static ent_point shift_base(const ent_story *story, const ent_form *form, ent_unit grain, uint32_t sentence)
{
	bool from_now = form->shift == ENT_SHIFT_AGO || form->shift == ENT_SHIFT_HENCE;
	bool quarterly = point_known(story->quarter) && sentence - story->quarter_sentence <= QUARTER_REACH;
	if (form->unit == ENT_UNIT_YEAR && form->count == 1 && quarterly && ent_story_in_news(story))
		return story->quarter; /* "third-quarter profit rose from $3 million a year earlier": the same quarter */
	ent_point base = from_now ? ent_story_now(story, grain) : ent_story_ref(story, grain);
	if (!from_now && grain == ENT_UNIT_WEEK && point_known(ent_story_ref(story, ENT_UNIT_DAY)))
		base = ent_story_ref(story, ENT_UNIT_DAY);
	return point_known(base) || from_now || !ent_story_in_news(story) ? base : ent_story_now(story, grain);
}

static void resolve_shift(ent_story *story, const ent_form *form, uint32_t sentence, uint32_t block, ent_resolved *got)
{
	bool from_now = form->shift == ENT_SHIFT_AGO || form->shift == ENT_SHIFT_HENCE;
	bool back = form->shift == ENT_SHIFT_AGO || form->shift == ENT_SHIFT_EARLIER;
	got->type = ENT_TIMEX_DATE;
	got->rule = "shift without anchor";
	if (form->vague) {
		got->value = back ? ENT_STR("PAST_REF") : ENT_STR("FUTURE_REF");
		return;
	}
	ent_unit unit = form->unit == ENT_UNIT_FORTNIGHT ? ENT_UNIT_WEEK : form->unit;
	ent_unit grain = unit >= ENT_UNIT_DECADE ? ENT_UNIT_YEAR : unit < ENT_UNIT_DAY ? ENT_UNIT_DAY : unit;
	if (form->restates && story->ref_sentence == sentence && point_known(ent_story_ref(story, grain))) {
		set_point(story, got, ent_story_ref(story, grain), false);
		got->rule = "the date before it";
		return;
	}
	ent_point base = shift_base(story, form, grain, sentence);
	if (!point_known(base)) {
		got->value = unknown_unit(story, unit);
		return;
	}
	int n = shift_count(form, &unit);
	bool unanchored = from_now || !point_known(story->ref);
	if ((form->more_days || form->to_day) && point_known(ent_story_now(story, ENT_UNIT_DAY)) && unanchored)
		base = ent_point_step(ent_story_now(story, ENT_UNIT_DAY), form->dayref); /* said and counted to the day */
	ent_point p = unit < ENT_UNIT_DAY ? base : ent_point_shift(base, unit, back ? -n : n);
	if (form->more_months)
		p = ent_point_shift(p, ENT_UNIT_MONTH, back ? -form->more_months : form->more_months);
	if (form->more_days)
		p = ent_point_shift(p, ENT_UNIT_DAY, back ? -form->more_days : form->more_days);
	if (p.grain < grain && base.grain != ENT_UNIT_DAY && base.grain != ENT_UNIT_QUARTER)
		p = ent_point_coarsen(p, grain);
	set_point(story, got, p, false);
	if (unit < ENT_UNIT_DAY) { /* the day is known, not the hour: the value says how long after */
		got->type = ENT_TIMEX_DURATION;
		got->value = ent_duration_value(story->arena, unit, form->count, false);
	}
	if (form->within && from_now && !back && point_known(ent_story_now(story, ENT_UNIT_DAY)) &&
		story->now <= got->date.hi) {
		got->date.lo = story->now; /* "within two weeks from now" */
		got->date.edtf = ent_edtf_of_days(story->arena, got->date.lo, got->date.hi);
	}
	got->rule = from_now ? "shift from publication" : "shift from the narrative";
	if (form->approximate && got->date.edtf.len && ent_str_find(got->date.edtf, ENT_STR("/"), 0) < 0)
		got->date.edtf = ent_str_format(story->arena, "%.*s~", ENT_FMT(got->date.edtf));
	ent_story_move(story, form, p, sentence, block);
}

static void resolve_dayref(ent_story *story, const ent_form *form, uint32_t sentence, uint32_t block, ent_resolved *got)
{
	bool told = form->rel == ENT_REL_THAT || form->rel == ENT_REL_FOLLOWING || form->rel == ENT_REL_PREVIOUS ||
				(form->rel == ENT_REL_NEXT && point_known(ent_story_ref(story, ENT_UNIT_DAY)));
	ent_point base = told ? ent_story_ref(story, ENT_UNIT_DAY) : ent_story_now(story, ENT_UNIT_DAY);
	if (!told && !form->rel && story->narrative && form->daypart && form->dayref == 0)
		base = ent_story_ref(story, ENT_UNIT_DAY);
	got->type = ENT_TIMEX_DATE;
	got->rule = told ? "day, from the narrative" : "day, from publication";
	if (!point_known(base)) {
		got->value = form->dayref == 0 && !form->daypart ? ENT_STR("PRESENT_REF") : ENT_STR("XXXX-XX-XX");
		got->rule = "not known from when";
	} else {
		ent_point p = ent_point_step(base, form->dayref);
		set_point(story, got, p, false);
		ent_story_move(story, form, p, sentence, block);
	}
	add_time(story, form, got);
}

static void resolve_set(ent_story *story, const ent_form *form, ent_resolved *got)
{
	static const char *const seasons[] = {"SP", "SU", "FA", "WI"};
	got->type = ENT_TIMEX_SET;
	got->rule = "set";
	if (form->weekday && form->daypart)
		got->value =
			ent_str_format(story->arena, "XXXX-WXX-%dT%c%c", form->weekday, form->daypart / 256, form->daypart % 256);
	else if (form->weekday)
		got->value = ent_str_format(story->arena, "XXXX-WXX-%d", form->weekday);
	else if (form->daypart)
		got->value = ent_str_format(story->arena, "XXXX-XX-XXT%c%c", form->daypart / 256, form->daypart % 256);
	else if (form->season)
		got->value = ent_str_format(story->arena, "XXXX-%s", seasons[(form->season - 1) & 3]);
	else if (form->month)
		got->value = ent_str_format(story->arena, "XXXX-%02d", form->month);
	else
		got->value = ent_duration_value(story->arena, form->unit, form->count, false);
}

static void resolve_period(ent_story *story, const ent_form *form, uint32_t sentence, uint32_t block, ent_resolved *got)
{
	const ent_period *period = &story->times->periods.at[form->period];
	got->type = ENT_TIMEX_DATE;
	got->rule = "named period";
	if (period->kind == ENT_PERIOD_HOLIDAY) {
		int year = form->year, m, d;
		if (!form->has_year) {
			bool told = story->narrative || story->now_grain == ENT_UNIT_NONE;
			if (told && point_known(story->ref))
				year = story->ref.year;
			else if (story->now_grain != ENT_UNIT_NONE) {
				ent_day_to(story->now, &year, &m, &d);
				ent_day this_year = ent_period_in_year(period, year);
				if (this_year != ENT_DAY_UNKNOWN && this_year > story->now + 60 && !form->future)
					year--;
			} else {
				got->value = period->month && period->day && !period->calendar
								 ? ent_str_format(story->arena, "XXXX-%02d-%02d", period->month, period->day)
								 : ENT_STR("XXXX-XX-XX");
				got->rule = "no year known";
				return;
			}
		}
		ent_day day = ent_period_in_year(period, year);
		if (day == ENT_DAY_UNKNOWN) {
			got->value = ENT_STR("XXXX-XX-XX");
			got->rule = "not in that year";
			return;
		}
		ent_point p = ent_point_at(day, form->unit == ENT_UNIT_NONE ? ENT_UNIT_DAY : form->unit);
		set_point(story, got, p, form->has_year);
		if (period->calendar && p.grain == ENT_UNIT_DAY) {
			/* Where the moon is looked for, the day may be one off. */
			ent_day last = day + (period->days > 1 ? period->days - 1 : 0);
			ent_str end = ent_edtf_of_days(story->arena, last, last), start = got->date.edtf;
			got->date.hi = last;
			got->date.edtf = last == day ? ent_str_format(story->arena, "%.*s~", ENT_FMT(start))
										 : ent_str_format(story->arena, "%.*s~/%.*s~", ENT_FMT(start), ENT_FMT(end));
			if (period->days > 1)
				got->value = got->date.edtf;
		}
		if (form->prep != ENT_PREP_NONE) /* "White Christmas" is a song */
			ent_story_move(story, form, p, sentence, block);
		return;
	}
	got->date = (ent_date){.edtf = period->edtf, .lo = period->lo, .hi = period->hi, .basis = ENT_BASIS_INFERRED};
	got->value = period->value;
	if (!period->value.len)
		got->value = period->edtf;
	if (form->part == ENT_PART_EARLY && period->hi != ENT_DAY_FUTURE) {
		/* The beginning of an age: its first twentieth. */
		ent_point from = ent_point_at(period->lo, ENT_UNIT_YEAR),
				  to = ent_point_at(period->lo + (period->hi - period->lo) / 20, ENT_UNIT_YEAR);
		set_stretch(story, got, from, to);
	}
	if (form->after || form->before) {
		ent_day edge = form->after ? (period->hi == ENT_DAY_FUTURE ? period->lo : period->hi) : period->lo;
		ptrdiff_t slash = ent_str_find(period->edtf, ENT_STR("/"), 0);
		ent_str a = slash < 0 ? period->edtf : ent_str_sub(period->edtf, 0, (size_t)slash);
		ent_str b = slash < 0 || period->hi == ENT_DAY_FUTURE
						? a
						: ent_str_sub(period->edtf, (size_t)slash + 1, period->edtf.len);
		if (form->after)
			got->date = (ent_date){ent_str_format(story->arena, "%.*s/..", ENT_FMT(b)), edge, ENT_DAY_FUTURE,
								   ENT_BASIS_INFERRED};
		else
			got->date =
				(ent_date){ent_str_format(story->arena, "../%.*s", ENT_FMT(a)), ENT_DAY_PAST, edge, ENT_BASIS_INFERRED};
		got->value = got->date.edtf;
	}
}

static void resolve_anaphor(ent_story *story, const ent_form *form, ent_resolved *got)
{
	(void)form;
	got->type = ENT_TIMEX_DATE;
	got->rule = "told before";
	if (point_known(story->any))
		set_point(story, got, story->any, false);
	else
		got->value = ENT_STR("PAST_REF");
}

/* In a history a quotation speaks from its speaker's day, not from the writer's: "today", "two years ago" in it are not
 * known, unless the story is at that day. */
static bool speaker_alone_knows(const ent_story *story, const ent_form *form)
{
	bool deictic = (form->kind == ENT_FORM_DAYREF && !form->rel) ||
				   (form->kind == ENT_FORM_SHIFT && (form->shift == ENT_SHIFT_AGO || form->shift == ENT_SHIFT_HENCE)) ||
				   ((form->kind == ENT_FORM_UNIT || form->kind == ENT_FORM_POINT) && !form->has_year &&
					(form->rel == ENT_REL_LAST || form->year_rel == ENT_REL_LAST || form->year_rel == ENT_REL_NEXT));
	return story->narrative && form->quoted && deictic;
}

ent_resolved ent_story_resolve(ent_story *story, const ent_form *form, uint32_t sentence, uint32_t block)
{
	static const char *const refs[] = {"", "PRESENT_REF", "PAST_REF", "FUTURE_REF"};
	ent_resolved got = {.date = ENT_DATE_NONE, .rule = ""};
	if (speaker_alone_knows(story, form)) {
		bool words = form->kind == ENT_FORM_POINT && (form->month || form->season || form->weekday || form->quarter);
		got.type = form->hour >= 0 || form->daypart ? ENT_TIMEX_TIME : ENT_TIMEX_DATE;
		got.value = words                           ? unknown_value(story->arena, form)
					: form->kind == ENT_FORM_DAYREF ? ENT_STR("XXXX-XX-XX")
													: unknown_unit(&(ent_story){.arena = story->arena}, form->unit);
		got.rule = "said on the speaker's day, which is not known";
		return got;
	}
	switch (form->kind) {
	case ENT_FORM_POINT:
		resolve_point(story, form, sentence, block, &got);
		break;
	case ENT_FORM_UNIT:
		resolve_unit(story, form, sentence, block, &got);
		break;
	case ENT_FORM_SHIFT:
		resolve_shift(story, form, sentence, block, &got);
		break;
	case ENT_FORM_DAYREF:
		resolve_dayref(story, form, sentence, block, &got);
		break;
	case ENT_FORM_DURATION:
		resolve_duration(story, form, sentence, block, &got);
		break;
	case ENT_FORM_SET:
		resolve_set(story, form, &got);
		break;
	case ENT_FORM_REF:
		got.type = ENT_TIMEX_DATE;
		got.value = ent_str_of(refs[form->ref]);
		got.rule = "reference";
		break;
	case ENT_FORM_PERIOD:
		resolve_period(story, form, sentence, block, &got);
		break;
	case ENT_FORM_ANAPHOR:
		resolve_anaphor(story, form, &got);
		break;
	case ENT_FORM_NONE:
		break;
	}
	return got;
}

/* --- prepositions and pairs --- */

void ent_date_govern(ent_arena *arena, const ent_form *form, ent_date *date)
{
	bool from = form->onwards || form->prep == ENT_PREP_SINCE || form->prep == ENT_PREP_AFTER ||
				(form->prep == ENT_PREP_FROM && form->onwards);
	bool to = form->prep == ENT_PREP_UNTIL || form->prep == ENT_PREP_BEFORE || form->prep == ENT_PREP_BY;
	if (date->lo == ENT_DAY_UNKNOWN || form->after || form->before || form->kind == ENT_FORM_DURATION || !(from || to))
		return;
	ptrdiff_t slash = ent_str_find(date->edtf, ENT_STR("/"), 0);
	ent_str a = slash < 0 ? date->edtf : ent_str_sub(date->edtf, 0, (size_t)slash);
	ent_str b = slash < 0 ? date->edtf : ent_str_sub(date->edtf, (size_t)slash + 1, date->edtf.len);
	if (from) {
		/* After a war is after its end; since a year is from its beginning. */
		bool end = form->kind == ENT_FORM_PERIOD && date->hi != ENT_DAY_FUTURE;
		date->edtf = ent_str_format(arena, "%.*s/..", ENT_FMT(end ? b : a));
		date->lo = end ? date->hi : date->lo;
		date->hi = ENT_DAY_FUTURE;
	} else if (date->hi != ENT_DAY_FUTURE) {
		date->edtf = ent_str_format(arena, "../%.*s", ENT_FMT(form->prep == ENT_PREP_BEFORE ? a : b));
		date->hi = form->prep == ENT_PREP_BEFORE && date->lo != ENT_DAY_PAST ? date->lo : date->hi;
		date->lo = ENT_DAY_PAST;
	}
}

bool ent_date_span(ent_arena *arena, const ent_date *from, const ent_date *to, ent_date *ret_date)
{
	if (from->lo == ENT_DAY_UNKNOWN || to->hi == ENT_DAY_UNKNOWN || from->lo > to->hi)
		return false;
	ent_basis basis =
		from->basis == ENT_BASIS_STATED && to->basis == ENT_BASIS_STATED ? ENT_BASIS_STATED : ENT_BASIS_INFERRED;
	bool plain = ent_str_find(from->edtf, ENT_STR("/"), 0) < 0 && ent_str_find(to->edtf, ENT_STR("/"), 0) < 0;
	ent_str edtf = plain ? ent_str_format(arena, "%.*s/%.*s", ENT_FMT(from->edtf), ENT_FMT(to->edtf))
						 : ent_edtf_of_days(arena, from->lo, to->hi);
	*ret_date = (ent_date){.edtf = edtf, .lo = from->lo, .hi = to->hi, .basis = basis};
	return true;
}
