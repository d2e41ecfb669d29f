/* Owns what is learnt of an article before its expressions are resolved: whether it is news or a narrative (after
 * HeidelTime's two strategies, Stroetgen and Gertz 2013), and, where nobody says when it was published, since when it
 * can have been written: not before the latest year it states, cites, or whose events it names. */
#include "time/timex_manner.h"

#include <string.h>

ent_manners ent_manners_new(ent_arena *arena, const ent_document *document)
{
	ent_manners manners = {.document = document, .at = ENT_NEWN(arena, ent_manner, document->n_articles)};
	memset(manners.at, 0, document->n_articles * sizeof *manners.at);
	return manners;
}

static uint32_t index_of(const ent_manners *manners, uint32_t article)
{
	return article < manners->document->n_articles ? article : 0;
}

static bool is_published(const ent_article *article)
{
	return article->published.lo != ENT_DAY_UNKNOWN && article->published.lo != ENT_DAY_PAST &&
		   article->published.hi != ENT_DAY_FUTURE && article->published.hi != ENT_DAY_UNKNOWN;
}

static int year_of(ent_day day)
{
	int year, month, of_month;
	ent_day_to(day, &year, &month, &of_month);
	return year;
}

void ent_manners_after(ent_manners *manners, uint32_t article, int year)
{
	ent_manner *manner = &manners->at[index_of(manners, article)];
	if (year > manner->latest_year)
		manner->latest_year = year;
}

void ent_manners_learn(ent_manners *manners, const ent_times *times, uint32_t article, const ent_form *form)
{
	ent_manner *manner = &manners->at[index_of(manners, article)];
	const ent_article *of = &manners->document->articles[index_of(manners, article)];
	int published = is_published(of) ? year_of(of->published.hi) : 0;
	bool point = form->kind == ENT_FORM_POINT;
	if (point && form->has_year && !form->grain && form->year <= 2100) {
		manner->years++;
		manner->past_years += published && form->year < published - 1;
		if (!form->future && (!published || form->year <= published)) {
			ent_manners_after(manners, article, form->year);
			if (form->month && form->year > manner->latest_month)
				manner->latest_month = form->year;
		}
	}
	if (form->kind == ENT_FORM_PERIOD && times->periods.at[form->period].kind != ENT_PERIOD_HOLIDAY)
		ent_manners_after(manners, article, ent_period_began(&times->periods.at[form->period]));
	bool weekday = point && form->weekday && !form->day;
	manner->of_the_day +=
		weekday || (form->kind == ENT_FORM_DAYREF && form->dayref != 0); /* not "today", which may be "now" */
	manner->yearless += point && form->month && form->day && !form->has_year && !form->rel;
	manner->deictic +=
		form->kind == ENT_FORM_DAYREF || weekday || (form->kind == ENT_FORM_SHIFT && form->shift == ENT_SHIFT_AGO) ||
		((form->kind == ENT_FORM_UNIT || point) && (form->rel == ENT_REL_LAST || form->rel == ENT_REL_THIS));
}

bool ent_manners_implied(const ent_manners *manners)
{
	for (size_t i = 0; i < manners->document->n_articles; i++)
		if (!is_published(&manners->document->articles[i]))
			return true;
	return false;
}

/* Of all articles without publication date. */
static int latest_of_file(const ent_manners *manners)
{
	int latest = 0;
	for (size_t i = 0; i < manners->document->n_articles; i++)
		if (!is_published(&manners->document->articles[i]) && manners->at[i].latest_year > latest)
			latest = manners->at[i].latest_year;
	return latest;
}

void ent_manners_start(const ent_manners *manners, uint32_t article, ent_story *story)
{
	const ent_manner *manner = &manners->at[index_of(manners, article)];
	const ent_date *published = &manners->document->articles[index_of(manners, article)].published;
	*story = (ent_story){.times = story->times,
						 .arena = story->arena,
						 .now = ENT_DAY_UNKNOWN,
						 .implied_by = "",
						 .main_block = UINT32_MAX,
						 .heading_block = UINT32_MAX,
						 .ref_block = UINT32_MAX,
						 .ref_sentence = UINT32_MAX};
	if (is_published(&manners->document->articles[index_of(manners, article)])) {
		story->published = true;
		story->now = published->hi;
		story->now_grain = published->lo == published->hi        ? ENT_UNIT_DAY
						   : published->hi - published->lo <= 31 ? ENT_UNIT_MONTH
																 : ENT_UNIT_YEAR;
		story->narrative = manner->past_years >= 5 && manner->past_years > 2 * manner->deictic;
		return;
	}
	/* One that says "last year" more often than it names a year goes by its neighbours in the file too. */
	int file = manner->deictic > manner->years ? latest_of_file(manners) : 0;
	int year = file > manner->latest_year ? file : manner->latest_year;
	/* The wire's "Thursday" and "Dec. 14" are of a year that it need not name: bare years may all be background. */
	story->undated_news = manner->of_the_day && manner->of_the_day + manner->yearless >= manner->years &&
						  manner->latest_month < manner->latest_year;
	if (year && !story->undated_news) {
		story->now = ent_day_from(year, 12, 31);
		story->now_grain = ENT_UNIT_YEAR;
		story->implied_by = file > manner->latest_year ? " (implied by the file)" : " (implied by the text)";
	}
	story->narrative = manner->deictic == 0 || manner->years > 2 * manner->deictic;
}
