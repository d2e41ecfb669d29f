/* Lists: predicates over entries. */
#include "report/lists.h"

#include "report/when.h"

static const ent_list_text texts[ENT_LISTS] = {
	{"timeline", "Timeline", "What the texts say was done, by the date that they state or imply.",
	 "No happening has a date."},
	{"undated", "Undated", "Told as done, but no text says or implies when.",
	 "Nothing told as done is without a date."},
	{"pending", "Not done, or not yet",
	 "Planned, promised, requested or merely possible in the text. None of it is counted as done, whatever became of "
	 "it.",
	 "Nothing is promised, planned or hoped for."},
};

const ent_list_text *ent_list_about(ent_list list)
{
	return &texts[list];
}

ent_list ent_list_of_timeline(const ent_dossier *dossier)
{
	ent_str status = dossier->options->status;
	return status.len && ent_reality_of(status) == ENT_REALITY_PENDING ? ENT_LIST_PENDING : ENT_LIST_TIMELINE;
}

bool ent_list_holds(ent_list list, const ent_entry *entry)
{
	if (list == ENT_LIST_PENDING)
		return entry->reality == ENT_REALITY_PENDING;
	if (entry->reality == ENT_REALITY_PENDING)
		return false;
	return entry->dated == (list == ENT_LIST_TIMELINE);
}

bool ent_list_shows(ent_list list, const ent_entry *entry)
{
	return entry->listed && ent_list_holds(list, entry);
}

size_t ent_list_shown(ent_list list, const ent_dossier *dossier)
{
	size_t n = 0;
	for (size_t i = 0; i < dossier->n_entries; i++)
		n += ent_list_shows(list, &dossier->entries[i]);
	return n;
}

size_t ent_list_count(ent_list list, const ent_dossier *dossier)
{
	size_t n = 0;
	for (size_t i = 0; i < dossier->n_entries; i++)
		n += ent_list_holds(list, &dossier->entries[i]);
	return n;
}

bool ent_list_has_section(ent_list list, const ent_dossier *dossier)
{
	return list == ENT_LIST_TIMELINE ? dossier->n_entries > 0 : ent_list_count(list, dossier) > 0;
}

bool ent_dossier_has_claims(const ent_dossier *dossier)
{
	return dossier->n_claims > 0 || (dossier->n_entries > 0 && dossier->n_contributions > 1);
}

bool ent_dossier_has_thirds(const ent_dossier *dossier)
{
	return dossier->n_thirds > 0;
}

bool ent_list_repeats(const ent_occurrence *occurrence, size_t i)
{
	enum { LOOKED_BACK = 16 };
	const ent_record_event *event = occurrence->tellings[i].event;
	for (size_t j = i > LOOKED_BACK ? i - LOOKED_BACK : 0; j < i; j++) {
		const ent_record_event *before = occurrence->tellings[j].event;
		if (before->source->key == event->source->key && before->sentence == event->sentence)
			return true;
	}
	return false;
}

static ent_str file_name(ent_str path)
{
	size_t at = path.len;
	while (at > 0 && path.ptr[at - 1] != '/')
		at--;
	return ent_str_sub(path, at, path.len);
}

ent_str ent_source_label(ent_arena *arena, const ent_source *source)
{
	ent_str name = source->title.len ? source->title : file_name(source->path);
	if (!source->title.len && name.len && source->article) /* one of several in a file */
		name = ent_str_format(arena, "%.*s, article %u", ENT_FMT(name), (unsigned)source->article + 1);
	if (!name.len || ent_str_is(name, "-")) /* standard input has no name */
		name = source->doc.len ? source->doc : ENT_STR("unnamed source");
	ent_str by = source->publisher.len ? source->publisher : source->author;
	return by.len && source->title.len ? ent_str_format(arena, "%.*s (%.*s)", ENT_FMT(name), ENT_FMT(by)) : name;
}

ent_str ent_source_published(ent_arena *arena, const ent_local *local, const ent_source *source)
{
	if (source->published.lo == ENT_DAY_UNKNOWN || source->published.basis == ENT_BASIS_UNKNOWN)
		return ENT_STR("not known");
	ent_str when = ent_local_date(arena, local, &source->published);
	return ent_str_format(arena, "%.*s (%s)", ENT_FMT(when), ent_basis_name(source->published.basis));
}

size_t ent_list_end(ent_list list, const ent_dossier *dossier)
{
	size_t limit = dossier->options->limit, n = 0;
	for (size_t i = 0; limit && i < dossier->n_entries; i++) {
		n += ent_list_holds(list, &dossier->entries[i]);
		if (n == limit)
			return i + 1;
	}
	return dossier->n_entries;
}
