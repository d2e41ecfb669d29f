/* From an ent_event of the room `events` to an ent_record_event: the same fields that insert.c stores and query.c
 * reads; a test holds the two ways together. */
#include "record/coded.h"

const ent_source *ent_coded_source(ent_arena *arena, const ent_document *document, uint32_t article)
{
	ent_source *source = ENT_NEW(arena, ent_source);
	*source = (ent_source){.doc = document->id,
						   .article = article,
						   .path = document->path,
						   .format = document->format,
						   .published = ENT_DATE_NONE};
	if (article >= document->n_articles)
		return source;
	const ent_article *from = &document->articles[article];
	source->title = ent_str_filled(from->title);
	source->author = ent_str_filled(from->author);
	source->publisher = ent_str_filled(from->publisher);
	source->url = ent_str_filled(from->url);
	source->language = ent_str_filled(from->language);
	source->published = from->published;
	return source;
}

static ent_record_participant participant(ent_arena *arena, const ent_participant *from)
{
	const ent_actor *actor = &from->actor;
	return (ent_record_participant){
		.role = ent_str_of(ent_role_name(from->role)),
		.text = ent_str_filled(from->text),
		.country =
			ent_str_filled(ent_str_copy(arena, ent_str_of(actor->country))), /* an array in the event, not a view */
		.sector = ent_str_filled(ent_str_copy(arena, ent_str_of(actor->sector))),
		.code = ent_str_filled(actor->code),
		.name = ent_str_filled(actor->name),
		.office = ent_str_filled(actor->office),
		.person = ent_str_filled(actor->person),
		.how = ent_str_of(ent_how_name(from->how)),
		.note = ent_str_filled(from->note),
		.start = from->start,
		.end = from->end,
	};
}

static ent_record_amount amount(const ent_document *document, const ent_amount *from)
{
	return (ent_record_amount){
		.text = ent_str_sub(document->text, from->start, from->end),
		.unit = ent_str_filled(from->unit),
		.per = ent_str_filled(from->per),
		.measures = ent_str_filled(from->measures),
		.change = ent_str_of(ent_change_name(from->change)),
		.lo = from->lo,
		.hi = from->hi,
		.approximate = from->approximate,
		.ordinal = from->ordinal,
		.start = from->start,
		.end = from->end,
	};
}

static void put_sentence(ent_arena *arena, const ent_reading *reading, const ent_event *from, ent_record_event *to)
{
	if (from->sentence >= reading->text->n)
		return;
	const ent_sentence *sentence = &reading->text->sentences[from->sentence];
	to->sentence_text = ent_sentence_text(arena, reading->document, sentence);
	to->sentence_start = sentence->start;
	to->sentence_end = sentence->end;
}

void ent_coded_event(ent_arena *arena, const ent_reading *reading, const ent_source *source, const ent_event *from,
					 ent_str version, ent_record_event *ret_event)
{
	ent_record_event to = {
		.id = from->id,
		.source = source,
		.sentence = from->number,
		.start = from->start,
		.end = from->end,
		.text = from->text.ptr ? from->text : ent_str_sub(reading->document->text, from->start, from->end),
		.event = from->event,
		.mode = ent_str_filled(from->mode),
		.context = ent_str_filled(from->context),
		.cameo = ent_str_filled(from->cameo),
		.quad = ent_str_filled(from->quad),
		.status = ent_str_of(ent_event_status_name(from->status)),
		.speaker = ent_str_filled(from->speaker),
		.rule = ent_str_filled(from->rule),
		.why = ent_str_filled(from->why),
		.score = from->score,
		.confidence = from->confidence,
		.date = from->date,
		.date_start = from->date_start,
		.date_end = from->date_end,
		.date_text = ent_str_filled(ent_str_sub(reading->document->text, from->date_start, from->date_end)),
		.place = ent_str_filled(from->place),
		.place_country = ent_str_filled(from->place_country),
		.version = version,
	};
	put_sentence(arena, reading, from, &to);
	to.participants = ENT_NEWN(arena, ent_record_participant, from->n_participants);
	to.n_participants = from->n_participants;
	for (size_t i = 0; i < from->n_participants; i++)
		to.participants[i] = participant(arena, &from->participants[i]);
	to.amounts = ENT_NEWN(arena, ent_record_amount, from->n_amounts);
	to.n_amounts = from->n_amounts;
	for (size_t i = 0; i < from->n_amounts; i++)
		to.amounts[i] = amount(reading->document, from->amounts[i]);
	*ret_event = to;
}
