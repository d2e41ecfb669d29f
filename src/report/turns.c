#include "report/turns.h"

#include "report/when.h"

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

ent_str ent_turns_span(ent_arena *arena, const ent_phase *phase)
{
	int from = ent_when_year(phase->from), to = ent_when_year(phase->to);
	return from == to ? ent_str_format(arena, "%d", from) : ent_str_format(arena, "%d to %d", from, to);
}

static ent_str mean_text(ent_arena *arena, const ent_phase *phase)
{
	const char *sign = phase->mean < -0.05 ? "\xE2\x88\x92" : phase->mean > 0.05 ? "+" : "";
	double size = phase->mean < 0 ? -phase->mean : phase->mean;
	if (phase->n < 2)
		return ent_str_format(arena, "%s%.1f", sign, size);
	return ent_str_format(arena, "%s%.1f \xC2\xB1 %.1f", sign, size, ninety_five * phase->error);
}

ent_str ent_turns_line(ent_arena *arena, const ent_phase *phase)
{
	ent_str span = ent_turns_span(arena, phase), mean = mean_text(arena, phase);
	uint32_t up = phase->n_quad[ENT_QUAD_VERBAL_COOPERATION] + phase->n_quad[ENT_QUAD_MATERIAL_COOPERATION];
	uint32_t down = phase->n_quad[ENT_QUAD_VERBAL_CONFLICT] + phase->n_quad[ENT_QUAD_MATERIAL_CONFLICT];
	return ent_str_format(arena, "%.*s: %s, mean score %.*s of %u happening%s (%u cooperative, %u conflictual)",
						  ENT_FMT(span), ent_turns_tone(phase), ENT_FMT(mean), phase->n, phase->n == 1 ? "" : "s", up,
						  down);
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
	ent_str times = ent_count_text(arena, phases->n - 1), span = ent_turns_span(arena, last);
	ent_str now = mean_text(arena, last), then = mean_text(arena, before);
	return ent_str_format(
		arena, "Its tone changed %s%.*s%s; the last phase, %.*s, is %s (mean score %.*s, before it %.*s).",
		phases->n == 2 ? "once" : "", phases->n == 2 ? 0 : (int)times.len, times.ptr, phases->n == 2 ? "" : " times",
		ENT_FMT(span), ent_turns_tone(last), ENT_FMT(now), ENT_FMT(then));
}
