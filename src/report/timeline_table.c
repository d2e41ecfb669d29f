/* The timeline for a terminal: date, sign, what, according to how many. Texts are shown through the table of hidden
 * characters, so none can move a cursor. */
#include "base/utf8.h"
#include "report/dossier.h"
#include "report/lists.h"
#include "report/visible.h"

enum { WHEN = 20 };

static void put(ent_buf *out, ent_str text)
{
	char shown[ENT_VISIBLE_SIZE];
	for (size_t at = 0; at < text.len;) {
		size_t n = ent_visible_next(text, &at, shown);
		bool space = n == 1 && (shown[0] == '\n' || shown[0] == '\t');
		ent_buf_add(out, space ? ENT_STR(" ") : (ent_str){shown, n});
	}
}

static const char *sign_of(ent_str quad)
{
	static const char *const signs[ENT_QUADS] = {"+", "++", "-", "--"};
	ent_quad which;
	return ent_quad_parse(quad, &which) ? signs[which] : "";
}

static void write_line(const ent_dossier *dossier, const ent_entry *entry, ent_buf *out)
{
	const ent_occurrence *occurrence = entry->occurrence;
	put(out, entry->when);
	for (size_t used = ent_utf8_length(entry->when); used < WHEN; used++)
		ent_buf_putc(out, ' ');
	ent_buf_printf(out, " %-2s ", sign_of(occurrence->best->quad));
	put(out, entry->headline);
	if (!ent_str_is(occurrence->best->status, "actual")) {
		ent_buf_puts(out, " [");
		put(out, occurrence->best->status);
		ent_buf_puts(out, "]");
	}
	ent_buf_puts(out, " (");
	if (occurrence->n_sources > 1)
		ent_buf_printf(out, "%zu sources", occurrence->n_sources);
	else
		put(out, ent_source_label(dossier->arena, occurrence->best->source));
	ent_buf_puts(out, ")\n");
}

void ent_dossier_timeline_table(const ent_dossier *dossier, ent_buf *out)
{
	ent_list list = ent_list_of_timeline(dossier);
	size_t undated = ent_list_count(ENT_LIST_UNDATED, dossier);
	size_t pending = list == ENT_LIST_PENDING ? 0 : dossier->n_pending;
	size_t end = ent_list_end(list, dossier), later = 0;
	for (size_t i = 0; i < dossier->n_entries; i++)
		if (ent_list_holds(list, &dossier->entries[i])) {
			if (i < end)
				write_line(dossier, &dossier->entries[i], out);
			else
				later++;
		}
	if (later)
		ent_buf_printf(out, "... and %zu more\n", later);
	if (undated || pending)
		ent_buf_printf(out, "\nNot shown: %zu undated, %zu planned, promised, requested or hoped for\n", undated,
					   pending);
}
