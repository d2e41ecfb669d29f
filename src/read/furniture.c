/* The rows of furniture.tsv against a line. */
#include "read/parts.h"

ent_furniture ent_furniture_of(const ent_reader *reader, ent_str line)
{
	char low[161];
	line = ent_str_trim(line);
	if (line.len > 1 && line.ptr[line.len - 1] == ':') /* "References:" */
		line.len--;
	size_t n = line.len < sizeof low - 1 ? line.len : sizeof low - 1;
	for (size_t i = 0; i < n; i++)
		low[i] = ent_small(line.ptr[i]);
	ent_str s = {low, n};
	for (size_t i = 0; i < reader->n_rows; i++) {
		const struct ent_furniture_row *row = &reader->rows[i];
		bool writer = row->kind == ENT_FURNITURE_WRITER;
		bool hit = row->how == '='   ? line.len == row->text.len && ent_str_eq(s, row->text)
				   : row->how == '^' ? (line.len <= 160 || writer) && ent_str_starts(s, row->text)
									 : line.len <= 100 && ent_str_find(s, row->text, 0) >= 0;
		if (hit)
			return row->kind;
	}
	return ENT_FURNITURE_NONE;
}
