/* Explanations as plain text: one line a choice, the name of the choice in front. */
#include "report/explain.h"

#include "base/num.h"

static void line(ent_buf *out, const char *name, ent_str value)
{
	if (value.len)
		ent_buf_printf(out, "%-12s %.*s\n", name, ENT_FMT(value));
}

static void date_line(const ent_record_event *event, ent_buf *out)
{
	if (!event->date.edtf.len) {
		ent_buf_puts(out, "date         none that the text states or implies\n");
		return;
	}
	ent_buf_printf(out, "date         %.*s, %s", ENT_FMT(event->date.edtf), ent_basis_name(event->date.basis));
	if (event->date_text.len)
		ent_buf_printf(out, " by \"%.*s\" (bytes %u-%u)", ENT_FMT(event->date_text), event->date_start,
					   event->date_end);
	ent_buf_putc(out, '\n');
}

static void participant_line(const ent_record_participant *who, ent_buf *out)
{
	ent_buf_printf(out, "%-12.*s \"%.*s\" is %.*s", ENT_FMT(who->role), ENT_FMT(who->text),
				   ENT_FMT(who->code.len ? who->code : who->name));
	if (who->person.len)
		ent_buf_printf(out, ", %.*s", ENT_FMT(who->person));
	if (who->office.len)
		ent_buf_printf(out, ", %.*s", ENT_FMT(who->office));
	ent_buf_printf(out, " (by %.*s)\n", ENT_FMT(who->how));
	line(out, "  check", who->note);
}

static void amount_line(const ent_record_amount *amount, ent_buf *out)
{
	char lo[ENT_NUM_SIZE], hi[ENT_NUM_SIZE];
	ent_buf_printf(out, "amount       \"%.*s\": %s", ENT_FMT(amount->text), ent_num_print(amount->lo, lo));
	if (amount->hi > amount->lo)
		ent_buf_printf(out, " to %s", ent_num_print(amount->hi, hi));
	if (amount->unit.len)
		ent_buf_printf(out, " %.*s", ENT_FMT(amount->unit));
	if (amount->measures.len)
		ent_buf_printf(out, ", measures %.*s", ENT_FMT(amount->measures));
	ent_buf_putc(out, '\n');
}

void ent_explain_event(const ent_record_event *event, ent_buf *out)
{
	char number[ENT_NUM_SIZE];
	ent_buf_printf(out, "%.*s\n\n", ENT_FMT(event->sentence_text));
	line(out, "event", event->id);
	ent_buf_printf(out, "%-12s %.*s, sentence %u, bytes %u-%u\n", "document",
				   ENT_FMT(event->source->path.len ? event->source->path : event->source->doc), event->sentence,
				   event->sentence_start, event->sentence_end);
	ent_buf_printf(out, "%-12s \"%.*s\" (bytes %u-%u)\n", "trigger", ENT_FMT(event->text), event->start, event->end);
	ent_buf_printf(out, "%-12s %.*s", "type", ENT_FMT(event->event));
	if (event->mode.len)
		ent_buf_printf(out, ", mode %.*s", ENT_FMT(event->mode));
	if (event->context.len)
		ent_buf_printf(out, ", context %.*s", ENT_FMT(event->context));
	ent_buf_printf(out, ", CAMEO %.*s, %.*s, score %s\n", ENT_FMT(event->cameo), ENT_FMT(event->quad),
				   ent_num_print(event->score, number));
	line(out, "rule", event->rule);
	line(out, "status", event->status);
	line(out, "speaker", event->speaker);
	date_line(event, out);
	for (size_t i = 0; i < event->n_participants; i++)
		participant_line(&event->participants[i], out);
	line(out, "place", event->place);
	for (size_t i = 0; i < event->n_amounts; i++)
		amount_line(&event->amounts[i], out);
	ent_buf_printf(out, "%-12s %.2f\n", "confidence", event->confidence);
	line(out, "coded by", event->version);
	if (event->why.len)
		ent_buf_printf(out, "\nHow it was decided:\n%.*s\n", ENT_FMT(event->why));
}

void ent_explain_sentence(ent_str text, ent_str silence, ent_buf *out)
{
	ent_buf_printf(out, "%.*s\n\n", ENT_FMT(text));
	if (silence.len)
		ent_buf_printf(out, "no event     %.*s\n", ENT_FMT(silence));
	else
		ent_buf_puts(out, "this sentence gave an event; 'entente events' lists them with their ids\n");
}
