/* Phases, their tones and their spans in words. */
#include "report/turns.h"

#include "report/when.h"

#include <math.h>
#include <string.h>

enum { FEW = 2 * ENT_PHASE_SHORTEST /* [happenings] below which no change can be found */ };
static const double neutral = 1, ninety_five = 1.96;

const char *ent_turns_tone(const ent_phase *phase)
{
	double reach = ninety_five * phase->error;
	if (phase->mean - reach > 0 && phase->mean >= neutral)
		return "cooperative";
	if (phase->mean + reach < 0 && phase->mean <= -neutral)
		return "conflictual";
	return "mixed";
}

/* Phases that meet within a year are told apart by the month, where it is known. */
static ent_str edge(ent_arena *arena, ent_day day, ent_day other, bool begins)
{
	int year = ent_when_year(day), meets = other == ENT_DAY_UNKNOWN ? year + 1 : ent_when_year(other);
	ent_day whole = begins ? ent_day_from(year, 1, 1) : ent_day_from(year, 12, 31);
	if (meets != year || day == whole)
		return ent_str_format(arena, "%d", year);
	ent_date date = ENT_DATE_NONE;
	int month, unused;
	ent_day_to(day, &year, &month, &unused);
	date.lo = date.hi = day;
	date.edtf = ent_str_format(arena, "%04d-%02d", year, month);
	return ent_when_text(arena, &date);
}

ent_str ent_turns_span(ent_arena *arena, const ent_phases *phases, size_t i)
{
	const ent_phase *phase = &phases->at[i];
	ent_day before = i ? phase[-1].to : ENT_DAY_UNKNOWN, after = i + 1 < phases->n ? phase[1].from : ENT_DAY_UNKNOWN;
	ent_str from = edge(arena, phase->from, before, true), to = edge(arena, phase->to, after, false);
	return ent_str_eq(from, to) ? from : ent_str_format(arena, "%.*s to %.*s", ENT_FMT(from), ENT_FMT(to));
}

static ent_str mean_text(ent_arena *arena, const ent_phase *phase)
{
	const char *sign = phase->mean < -0.05 ? "\xE2\x88\x92" : phase->mean > 0.05 ? "+" : "";
	double size = phase->mean < 0 ? -phase->mean : phase->mean;
	if (phase->n < 2)
		return ent_str_format(arena, "%s%.1f", sign, size);
	return ent_str_format(arena, "%s%.1f \xC2\xB1 %.1f", sign, size, ninety_five * phase->error);
}

/* "51 cooperative (3 in deed)" */
static ent_str share(ent_arena *arena, uint32_t words, uint32_t deeds, const char *what)
{
	if (!words && !deeds)
		return ent_str_format(arena, "none %s", what);
	ent_str all = ent_number_text(arena, words + deeds), some = deeds ? ent_number_text(arena, deeds) : ENT_STR("none");
	return ent_str_format(arena, "%.*s %s (%.*s in deed)", ENT_FMT(all), what, ENT_FMT(some));
}

ent_str ent_turns_line(ent_arena *arena, const ent_phases *phases, size_t i)
{
	const ent_phase *phase = &phases->at[i];
	const uint32_t *n = phase->n_quad;
	ent_str span = ent_turns_span(arena, phases, i), mean = mean_text(arena, phase);
	ent_str up = share(arena, n[ENT_QUAD_VERBAL_COOPERATION], n[ENT_QUAD_MATERIAL_COOPERATION], "cooperative");
	ent_str down = share(arena, n[ENT_QUAD_VERBAL_CONFLICT], n[ENT_QUAD_MATERIAL_CONFLICT], "conflictual");
	ent_str all = ent_number_text(arena, phase->n);
	return ent_str_format(arena, "%.*s: %s, mean score %.*s of %.*s happening%s, %.*s, %.*s", ENT_FMT(span),
						  ent_turns_tone(phase), ENT_FMT(mean), ENT_FMT(all), phase->n == 1 ? "" : "s", ENT_FMT(up),
						  ENT_FMT(down));
}

ent_str ent_turns_summary(ent_arena *arena, const ent_phases *phases)
{
	if (phases->placed < FEW)
		return (ent_str){0};
	if (phases->n == 1) {
		ent_str mean = mean_text(arena, &phases->at[0]);
		return ent_str_format(arena, "No lasting change of tone is found in it: mean score %.*s.", ENT_FMT(mean));
	}
	const ent_phase *last = &phases->at[phases->n - 1], *before = last - 1;
	static const char *const few[] = {"", "once", "twice"};
	size_t turns = phases->n - 1;
	ent_str n = ent_count_text(arena, turns), span = ent_turns_span(arena, phases, turns);
	ent_str times = turns < 3 ? ent_str_of(few[turns]) : ent_str_join(arena, n, ENT_STR(" "), ENT_STR("times"));
	ent_str now = mean_text(arena, last), then = mean_text(arena, before);
	const char *tone = ent_turns_tone(last), *so = "";
	if (strcmp(tone, ent_turns_tone(before)) == 0 && strcmp(tone, "mixed") != 0)
		so = fabs(last->mean) < fabs(before->mean) ? ", less so than the one before" : ", more so than the one before";
	return ent_str_format(arena,
						  "Its tone changed %.*s; the last phase, %.*s, is %s%s (mean score %.*s, before it %.*s).",
						  ENT_FMT(times), ENT_FMT(span), tone, so, ENT_FMT(now), ENT_FMT(then));
}
