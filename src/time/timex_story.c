/* Owns the narrative's clock: what an article tells of when it is, and the point that calendar words without a year
 * mean.
 *
 * Two clocks: words that point from the moment of writing go by the publication date, words that point from what was
 * told before go by the narrative's last date; a month without year goes by the one or the other as the article reads
 * (after HeidelTime's news and narrative strategies, Stroetgen and Gertz 2013). */
#include "time/timex_resolve.h"

#include <stdlib.h>

enum { ELSEWHERE = 2 }; /* [years] a jump in the middle of a paragraph that does not outlast it */

static bool point_known(ent_point p)
{
	return p.grain != ENT_UNIT_NONE;
}

static const ent_point no_point = {0};

/* Now at a grain; none where now is not known so exactly. */
ent_point ent_story_now(const ent_story *story, ent_unit grain)
{
	if (story->now_grain == ENT_UNIT_NONE || grain < story->now_grain)
		return no_point;
	return ent_point_at(story->now, grain);
}

/* The narrative's point at a grain; none where it is told only more coarsely. */
ent_point ent_story_ref(const ent_story *story, ent_unit grain)
{
	if (grain == ENT_UNIT_FORTNIGHT)
		grain = ENT_UNIT_WEEK;
	if (!point_known(story->ref) || story->ref.grain > grain)
		return no_point;
	ent_point p = ent_point_coarsen(story->ref, grain);
	p.part = ENT_PART_WHOLE;
	return p;
}

bool ent_story_in_news(const ent_story *story)
{
	return story->now_grain != ENT_UNIT_NONE && !story->narrative;
}

static int grain_month(const ent_point *p)
{
	if (p->grain == ENT_UNIT_SEASON)
		return p->sub * 3;
	if (p->grain == ENT_UNIT_QUARTER)
		return p->sub * 3 - 2;
	if (p->grain == ENT_UNIT_HALF)
		return p->sub * 6 - 5;
	return p->grain < ENT_UNIT_YEAR ? p->month : 0;
}

/* The grain that a form's calendar words reach. */
static ent_unit form_grain(const ent_form *form)
{
	return form->grain                    ? form->grain
		   : form->day || form->weekday   ? ENT_UNIT_DAY
		   : form->week                   ? ENT_UNIT_WEEK
		   : form->month                  ? ENT_UNIT_MONTH
		   : form->season                 ? ENT_UNIT_SEASON
		   : form->quarter                ? ENT_UNIT_QUARTER
		   : form->half                   ? ENT_UNIT_HALF
		   : form->has_year || form->year ? ENT_UNIT_YEAR
										  : ENT_UNIT_NONE;
}

/* The calendar words of a form put into a year. */
static ent_point in_year(const ent_form *form, int year)
{
	ent_point p = {.grain = form_grain(form), .year = year, .part = form->part};
	if (p.grain == ENT_UNIT_WEEK) /* the fourth of January is always in the first week */
		return ent_point_at(ent_day_from(year, 1, 4) + 7 * (form->week - 1), ENT_UNIT_WEEK);
	p.month = form->month;
	p.day = form->day;
	p.sub = form->season ? form->season : form->quarter ? form->quarter : form->half;
	if (p.grain == ENT_UNIT_DAY && !ent_day_valid(year, p.month, p.day))
		p.day = ent_month_days(year, p.month);
	return p;
}

/* The occurrence of yearly words (a month, a day of a month, a season) nearest to now: the last that has begun, or the
 * next one where the clause speaks of what will be. `rel` overrides. */
static ent_point nearest_to_now(const ent_story *story, const ent_form *form)
{
	enum { AHEAD = 92 }; /* [days] */
	ent_unit grain = form_grain(form);
	ent_unit known = story->now_grain;
	if (known == ENT_UNIT_NONE)
		return no_point;
	int y, m, d;
	ent_day_to(story->now, &y, &m, &d);
	if (known == ENT_UNIT_YEAR)
		return in_year(form, form->rel == ENT_REL_LAST ? y - 1 : form->rel == ENT_REL_NEXT ? y + 1 : y);
	ent_point p = in_year(form, y);
	ent_point now = ent_point_at(story->now, grain);
	ent_day lo, hi, now_lo, now_hi;
	ent_point_days(in_year(form, y), &lo, &hi);
	if (p.part) {
		ent_point whole = p;
		whole.part = ENT_PART_WHOLE;
		ent_point_days(whole, &lo, &hi);
	}
	ent_point_days(now, &now_lo, &now_hi);
	bool same = lo == now_lo;
	bool ahead = lo > now_lo;
	switch (form->rel) {
	case ENT_REL_LAST:
	case ENT_REL_PREVIOUS:
		if (ahead || same || (form->rel == ENT_REL_LAST && grain == ENT_UNIT_MONTH && hi + 1 == now_lo))
			p.year--; /* "last February" written in March: the other would be "last month" */
		break;
	case ENT_REL_NEXT:
	case ENT_REL_COMING:
	case ENT_REL_FOLLOWING:
		if (!ahead)
			p.year++;
		break;
	case ENT_REL_THIS:
		break;
	default:
		if (form->future) {
			if (!ahead && !same && now_lo - lo > (grain == ENT_UNIT_QUARTER ? 200 : 31))
				p.year++;
		} else if (ahead && (form->past && form->prep != ENT_PREP_UNTIL ? grain != ENT_UNIT_DAY || lo - now_lo > 60
																		: lo - now_lo > AHEAD)) {
			/* "in December" written in March is the last one; what is a little ahead is mostly planned */
			p.year--;
		}
	}
	if (form->season == 4 && m <= 2 && form->rel == ENT_REL_THIS)
		p.year--;
	if (form->month == 2 && form->day == 29)
		while (ent_month_days(p.year, 2) < 29)
			p.year += form->future ? 1 : -1;
	p.day = form->day ? form->day : p.day;
	return p;
}

/* The one occurrence in the days that the article says at its head that it is about; none where there is no such. */
static ent_point in_theme(const ent_story *story, const ent_form *form)
{
	ent_point found = no_point;
	if (story->theme_lo == ENT_DAY_UNKNOWN)
		return no_point;
	int first, last, m, d;
	ent_day_to(story->theme_lo, &first, &m, &d);
	ent_day_to(story->theme_hi, &last, &m, &d);
	for (int year = first; year <= last; year++) {
		ent_point p = in_year(form, year);
		ent_day lo, hi;
		ent_point_days(p, &lo, &hi);
		if (hi < story->theme_lo || lo > story->theme_hi)
			continue;
		if (point_known(found))
			return no_point;
		found = p;
	}
	return found;
}

/* The day of that month and number that was told with its year not long before: "on 3 May 1962 ... on 3 May"; none
 * where there is no such. */
static ent_point told_before(const ent_story *story, const ent_form *form)
{
	uint32_t n = story->n_days < ENT_STORY_DAYS ? story->n_days : ENT_STORY_DAYS;
	for (uint32_t back = 1; back <= n && form->month && form->day; back++) {
		const ent_point *day = &story->days[(story->n_days - back) % ENT_STORY_DAYS];
		bool there =
			!story->main_known || day->year == story->main_year; /* the story has not gone on to another year */
		if (there && day->month == form->month && day->day == form->day)
			return in_year(form, day->year);
	}
	return no_point;
}

/* The occurrence in the narrative: the year told last, the next one where the words fall well before it. */
static ent_point nearest_to_ref(const ent_story *story, const ent_form *form, uint32_t sentence, uint32_t block)
{
	enum { ROUND = 8 }; /* [months] back that mean the next year rather than a step back */
	if (!point_known(story->ref))
		return no_point;
	int month = form->month     ? form->month
				: form->season  ? form->season * 3
				: form->quarter ? form->quarter * 3
								: form->half * 6;
	int year = story->ref.year, told = grain_month(&story->ref);
	if (form->rel == ENT_REL_PREVIOUS || form->rel == ENT_REL_LAST)
		return in_year(form, year - (told ? month >= told : 1));
	if (form->rel == ENT_REL_FOLLOWING || form->rel == ENT_REL_NEXT)
		return in_year(form, year + (told ? month <= told : 1));
	if (form->rel == ENT_REL_THAT)
		return in_year(form, year);
	if (point_known(told_before(story, form)))
		return told_before(story, form);
	bool same_sentence = story->ref_sentence == sentence && story->ref.grain <= ENT_UNIT_YEAR;
	if (year == story->section_year || (story->main_known && story->main_year == story->section_year && !same_sentence))
		return in_year(form, story->section_year);
	ent_point p = in_theme(story, form);
	if (!same_sentence && point_known(p) && story->main_block != block)
		return p;
	if (story->main_known && !same_sentence) {
		if (year != story->main_year || !told)
			told = story->main_month;
		year = story->main_year;
		if (told && month < told - 1 && story->aside_year == year + 1)
			return in_year(form, year + 1);
	}
	return in_year(form, year + (told - month >= ROUND));
}

/* Year of "June of last year", "the spring of that year". */
static bool year_of_rel(const ent_story *story, ent_rel rel, int *ret_year)
{
	bool told = rel == ENT_REL_THAT || rel == ENT_REL_FOLLOWING || rel == ENT_REL_PREVIOUS;
	ent_point base =
		told && point_known(story->ref) ? ent_story_ref(story, ENT_UNIT_YEAR) : ent_story_now(story, ENT_UNIT_YEAR);
	if (!told && story->narrative && point_known(story->ref) && rel != ENT_REL_LAST)
		base = ent_story_ref(story, ENT_UNIT_YEAR);
	if (!point_known(base))
		return false;
	*ret_year = base.year + (rel == ENT_REL_LAST || rel == ENT_REL_PREVIOUS || rel == ENT_REL_PAST      ? -1
							 : rel == ENT_REL_NEXT || rel == ENT_REL_FOLLOWING || rel == ENT_REL_COMING ? 1
																										: 0);
	return true;
}

/* "the second Monday of next month", "Friday next week": a weekday counted within a month or a week. */
static ent_point weekday_within(const ent_story *story, const ent_form *form, uint32_t sentence, uint32_t block)
{
	ent_rel rel = form->nth ? form->rel : form->week_rel;
	int step = rel == ENT_REL_LAST || rel == ENT_REL_PREVIOUS || rel == ENT_REL_PAST      ? -1
			   : rel == ENT_REL_NEXT || rel == ENT_REL_FOLLOWING || rel == ENT_REL_COMING ? 1
																						  : 0;
	bool told = rel == ENT_REL_THAT || rel == ENT_REL_FOLLOWING || rel == ENT_REL_PREVIOUS;
	ent_unit unit = form->nth ? ENT_UNIT_MONTH : ENT_UNIT_WEEK;
	ent_point whole = told ? ent_story_ref(story, unit) : ent_story_now(story, unit);
	if (told && !point_known(whole) && ent_story_in_news(story))
		whole = ent_story_now(story, unit);
	if (form->month) {
		ent_form month = *form;
		bool stated;
		const char *rule;
		month.weekday = month.nth = 0;
		whole = ent_story_calendar(story, &month, sentence, block, &stated, &rule);
		step = 0;
	}
	if (!point_known(whole))
		return no_point;
	ent_day lo, hi;
	ent_point_days(ent_point_step(whole, step), &lo, &hi);
	int ahead = (form->weekday - ent_day_weekday(lo) + 7) % 7;
	ent_day day = form->nth > 0   ? lo + ahead + 7 * (form->nth - 1)
				  : form->nth < 0 ? hi - (ent_day_weekday(hi) - form->weekday + 7) % 7
								  : lo + ahead;
	return day > hi ? no_point : ent_point_at(day, ENT_UNIT_DAY);
}

/* "The 20th of next month", "from 4 to 22 this month", "on the 20th", "Friday the 15th". */
static ent_point day_within(const ent_story *story, const ent_form *form, uint32_t sentence)
{
	enum { YEAR = 12, STEP_BACK = 15 /* [days] that a story may go back; more are of the next month */ };
	ent_rel rel = form->month_rel;
	ent_point now = ent_story_now(story, ENT_UNIT_DAY), ref = ent_story_ref(story, ENT_UNIT_MONTH);
	bool told =
		rel == ENT_REL_THAT || rel == ENT_REL_FOLLOWING || rel == ENT_REL_PREVIOUS ||
		(rel == ENT_REL_THE && (point_known(ref) || story->main_known) && (story->narrative || !point_known(now)));
	bool of_main = told && story->main_known && story->main_month && story->ref_sentence != sentence &&
				   (story->main_year != story->ref.year || story->ref_aside || !point_known(ref));
	if (of_main) /* the date told last looked aside: "their charter of October 1982" */
		ref = (ent_point){.grain = ENT_UNIT_MONTH, .year = story->main_year, .month = story->main_month};
	ent_point month = told ? ref : ent_story_now(story, ENT_UNIT_MONTH);
	if (!point_known(month))
		return no_point;
	int step = rel == ENT_REL_LAST || rel == ENT_REL_PREVIOUS || rel == ENT_REL_PAST      ? -1
			   : rel == ENT_REL_NEXT || rel == ENT_REL_FOLLOWING || rel == ENT_REL_COMING ? 1
																						  : 0;
	if (rel == ENT_REL_THE && told && !of_main && story->ref.grain == ENT_UNIT_DAY &&
		form->day + STEP_BACK < story->ref.day)
		step = 1;
	else if (rel == ENT_REL_THE && !told && point_known(now))
		step = form->future ? form->day < now.day : -(form->day > now.day);
	month = ent_point_step(month, step);
	for (int i = 0; i < YEAR; i++, month = ent_point_step(month, form->future || told ? 1 : -1)) {
		bool valid = ent_day_valid(month.year, month.month, form->day);
		ent_day day = valid ? ent_day_from(month.year, month.month, form->day) : 0;
		if (valid && (!form->weekday || ent_day_weekday(day) == form->weekday))
			return ent_point_at(day, ENT_UNIT_DAY);
		if (!form->weekday)
			return no_point;
	}
	return no_point;
}

static ent_point weekday_point(const ent_story *story, const ent_form *form, uint32_t sentence, uint32_t block)
{
	if (form->nth || form->week_rel)
		return weekday_within(story, form, sentence, block);
	ent_point now = ent_story_now(story, ENT_UNIT_DAY);
	bool told = !point_known(now) || (story->narrative && point_known(ent_story_ref(story, ENT_UNIT_DAY))) ||
				form->rel == ENT_REL_FOLLOWING || form->rel == ENT_REL_THAT ||
				(form->rel == ENT_REL_PREVIOUS && point_known(ent_story_ref(story, ENT_UNIT_DAY)));
	ent_point base = told ? ent_story_ref(story, ENT_UNIT_DAY) : now;
	if (!point_known(base))
		return no_point;
	ent_day at = ent_day_from(base.year, base.month, base.day);
	int back = (ent_day_weekday(at) - form->weekday + 7) % 7;
	int ahead = (form->weekday - ent_day_weekday(at) + 7) % 7;
	switch (form->rel) {
	case ENT_REL_LAST:
	case ENT_REL_PREVIOUS:
		at -= back ? back : 7;
		break;
	case ENT_REL_NEXT:
	case ENT_REL_COMING:
	case ENT_REL_FOLLOWING:
		at += ahead ? ahead : 7;
		break;
	case ENT_REL_THIS:
		at += form->weekday - ent_day_weekday(at);
		break;
	default:
		if (told)
			at += ahead;
		else if (form->future && ahead)
			at += ahead;
		else
			at -= back;
	}
	return ent_point_at(at, ENT_UNIT_DAY);
}

/* Whether the point begins after the text was written, if that is known to a month: what it tells in the past is
 * another one. */
static bool is_to_come(const ent_story *story, ent_point p)
{
	ent_day lo, hi, now_lo, now_hi;
	if (story->now_grain == ENT_UNIT_NONE || story->now_grain == ENT_UNIT_YEAR)
		return false;
	ent_point_days(p, &lo, &hi);
	ent_point_days(ent_story_now(story, story->now_grain), &now_lo, &now_hi);
	return lo > now_hi;
}

ent_point ent_story_calendar(const ent_story *story, const ent_form *form, uint32_t sentence, uint32_t block,
							 bool *ret_stated, const char **ret_rule)
{
	*ret_stated = form->has_year;
	*ret_rule = "stated";
	if (form->has_year && !form->nth)
		return in_year(form, form->year);
	*ret_rule = "from publication";
	ent_unit grain = form_grain(form);
	if (grain == ENT_UNIT_NONE) /* a time of day alone */
		return ent_story_in_news(story) ? ent_story_now(story, ENT_UNIT_DAY) : ent_story_ref(story, ENT_UNIT_DAY);
	int year;
	if (form->year_rel) {
		*ret_rule = "year by relation";
		bool ended = form->year_rel == ENT_REL_THE && form->prep == ENT_PREP_SINCE && ent_story_in_news(story);
		return year_of_rel(story, ended ? ENT_REL_LAST : form->year_rel, &year) ? in_year(form, year) : no_point;
	}
	if (form->month_rel)
		return day_within(story, form, sentence);
	if (form->weekday && !form->day)
		return weekday_point(story, form, sentence, block);
	/* News: an explicit other year just told governs ("In 1994 ... In March ..."). */
	bool close = point_known(story->ref) && story->ref_block == block && sentence == story->ref_sentence &&
				 !form->future && !form->quarter;
	bool told = form->rel == ENT_REL_THAT || form->rel == ENT_REL_FOLLOWING || form->rel == ENT_REL_PREVIOUS;
	bool deictic = form->rel != ENT_REL_NONE && !told;
	int now_year = 0, m, d;
	if (story->now_grain != ENT_UNIT_NONE)
		ent_day_to(story->now, &now_year, &m, &d);
	if (story->section_year && story->section_alone && !deictic && !told && !form->future) {
		*ret_rule = "from the heading";
		return in_year(form, story->section_year);
	}
	if (deictic && story->now_grain != ENT_UNIT_NONE && !(story->narrative && form->rel != ENT_REL_LAST))
		return nearest_to_now(story, form);
	if (story->undated_news && !told && !close)
		return no_point;
	if (story->narrative || told || story->now_grain == ENT_UNIT_NONE || (close && story->ref.year < now_year - 1)) {
		*ret_rule = "from the narrative";
		ent_point p = nearest_to_ref(story, form, sentence, block);
		if (point_known(p) && !(form->past && !told && is_to_come(story, p)))
			return p;
	}
	*ret_rule = "from publication";
	return nearest_to_now(story, form);
}

/* Whether a date told in the middle of a sentence looks aside and leaves the narrative where it is: "besieged since
 * late 1943", "a campaign planned for 1976", "two years earlier". A date that opens a sentence or a paragraph does not.
 */
static bool looks_aside(const ent_story *story, const ent_form *form, ent_point p, uint32_t sentence, uint32_t block)
{
	bool back = p.grain == ENT_UNIT_YEAR && p.year < story->main_year - ELSEWHERE; /* "granted in 1934" */
	bool opens = form->first <= 2 || (story->main_block != block && !back);
	if (!story->main_known && ent_story_in_news(story) && p.grain == ENT_UNIT_YEAR && form->kind == ENT_FORM_POINT &&
		form->first > 2) {
		int year, month, day;
		ent_day_to(story->now, &year, &month, &day);
		return p.year < year - 1; /* "freed a man jailed in 2010": the news are of now */
	}
	if (!story->main_known)
		return false;
	if (form->prep == ENT_PREP_UNTIL && story->ref_sentence == sentence && story->any.year <= p.year)
		return false; /* "from early 1938 until mid-1939": goes on from the end */
	if (form->adjective || form->aside)
		return true;
	if (form->kind == ENT_FORM_UNIT || form->kind == ENT_FORM_SHIFT)
		if (form->rel == ENT_REL_PREVIOUS || form->rel == ENT_REL_LAST || form->shift == ENT_SHIFT_EARLIER ||
			form->shift == ENT_SHIFT_AGO)
			return true;
	if (form->prep == ENT_PREP_SINCE && p.year != story->main_year)
		return true;
	if (form->prep == ENT_PREP_BY && !opens)
		return true; /* "an ultimatum to withdraw by 1 October" */
	if (!opens && p.grain == ENT_UNIT_YEAR && form->kind == ENT_FORM_POINT)
		return p.year != story->main_year;
	bool months_back = p.year == story->main_year && p.grain == ENT_UNIT_MONTH && p.month < story->main_month;
	return !opens &&
		   (p.year < story->main_year || months_back || (p.year > story->main_year + 1 && p.grain >= ENT_UNIT_YEAR));
}

void ent_story_enter(ent_story *story, const ent_form *form, uint32_t sentence, uint32_t block, bool heading,
					 bool alone)
{
	if (point_known(story->left) && sentence != story->left_sentence) {
		story->ref = story->left; /* "Two years earlier they had met. The next day ...": goes on from before */
		story->ref_aside = false;
		story->left = no_point;
	}
	bool year = form->kind == ENT_FORM_POINT && form->has_year && !form->grain;
	if (heading && year)
		story->section_year = story->heading_block == block ? 0 : form->year; /* one year, not two */
	if (heading && year) {
		story->section_alone = alone;
		story->heading_block = block;
	}
	if (!heading && year && !form->aside && form->first <= 2 && form->year != story->section_year)
		story->section_year = 0;
	if (story->home_year && block != story->main_block && form->kind == ENT_FORM_POINT && !form->has_year &&
		form->month && !form->rel) {
		story->main_year = story->home_year;
		story->main_month = story->home_month;
		story->home_year = story->aside_year = 0;
	}
}

bool ent_story_looks_back(const ent_story *story, uint32_t sentence)
{
	return point_known(story->left) && story->left_sentence == sentence;
}

/* The narrative moves to `p`. */
void ent_story_move(ent_story *story, const ent_form *form, ent_point p, uint32_t sentence, uint32_t block)
{
	bool deictic =
		story->narrative && form->kind != ENT_FORM_POINT && (form->rel == ENT_REL_LAST || form->shift == ENT_SHIFT_AGO);
	if (deictic)
		return; /* told from the writer's day, not from the story's */
	story->any = p;
	/* "up from the second quarter", "last year's third quarter" are what the quarter is compared with. */
	bool compared = form->prep == ENT_PREP_FROM || form->prep == ENT_PREP_AFTER ||
					(form->year_rel && form->year_rel != ENT_REL_THIS);
	if (p.grain == ENT_UNIT_QUARTER && form->kind == ENT_FORM_POINT && !compared) {
		story->quarter = p;
		story->quarter_sentence = sentence;
	}
	if (p.grain > ENT_UNIT_YEAR)
		return;
	if (p.grain == ENT_UNIT_DAY && form->has_year)
		story->days[story->n_days++ % ENT_STORY_DAYS] = p;
	if (form->kind == ENT_FORM_SHIFT && form->shift == ENT_SHIFT_EARLIER && form->first > 2 && point_known(story->ref))
		return; /* "the envoy, who had been hurt three days earlier": the story stays where it is */
	bool earlier = (form->kind == ENT_FORM_SHIFT && form->shift == ENT_SHIFT_EARLIER) ||
				   (form->kind == ENT_FORM_UNIT && form->rel == ENT_REL_PREVIOUS);
	if (earlier && form->before_past && point_known(story->ref) && !point_known(story->left)) {
		story->left = story->ref;
		story->left_sentence = sentence;
	}
	bool finer = point_known(story->ref) && story->ref_sentence == sentence && story->ref.year == p.year &&
				 p.grain == ENT_UNIT_YEAR;
	if (!finer)
		story->ref = p;
	story->ref_block = block;
	story->ref_sentence = sentence;
	story->ref_aside = looks_aside(story, form, p, sentence, block);
	if (story->ref_aside) {
		if (p.year > story->main_year && form->kind == ENT_FORM_POINT && !form->aside && !form->adjective &&
			!form->future)
			story->aside_year = p.year;
		return;
	}
	int month = grain_month(&p);
	bool far = story->main_known && abs(p.year - story->main_year) > ELSEWHERE;
	if (far && story->main_block == block && !story->home_year) {
		story->home_year = story->main_year;
		story->home_month = story->main_month;
	} else if (far || story->main_block != block) {
		story->home_year = 0;
	}
	if (p.year != story->main_year || month)
		story->main_month = month;
	if (p.year != story->main_year)
		story->aside_year = 0;
	story->main_year = p.year;
	story->main_known = true;
	story->main_block = block;
}
