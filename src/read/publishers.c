/* Publishers by the domain of a document's address: the rows of publishers.tsv, looked up from the whole host name down
 * to its last two labels. */
#include "read/parts.h"

#include <string.h>

/* "www.dawn.com" of "https://www.dawn.com/news/1?x"; the missing string when it is no such address. */
static ent_str host_of(ent_str url)
{
	ptrdiff_t scheme = ent_str_find(url, ENT_STR("://"), 0);
	if (scheme < 0)
		return (ent_str){0};
	ent_str host = ent_str_sub(url, (size_t)scheme + 3, url.len);
	size_t n = 0;
	while (n < host.len && !strchr("/:?#", host.ptr[n]))
		n++;
	return ent_str_sub(host, 0, n);
}

ent_str ent_publisher_of(const ent_reader *reader, ent_arena *arena, ent_str url)
{
	ent_str host = ent_str_lower(arena, host_of(url));
	while (host.len) {
		uint32_t row = ent_map_get(&reader->domains, host);
		if (row != ENT_MAP_NONE)
			return reader->publishers.at[row];
		ptrdiff_t dot = ent_str_find(host, ENT_STR("."), 0);
		host = ent_str_sub(host, dot < 0 ? host.len : (size_t)dot + 1, host.len);
	}
	return (ent_str){0};
}

ent_status ent_publishers_load(ent_reader *reader, const ent_data *data, ent_error *error)
{
	const ent_data_file *file;
	reader->domains = ent_map_new(reader->arena);
	for (size_t i = 0; (file = ent_data_get(data, "publishers.tsv", i)); i++) {
		ent_tsv tsv;
		bool more;
		ent_status status = ent_tsv_open(&tsv, file->path, file->bytes, error);
		while (!status && !(status = ent_tsv_next(&tsv, &more, error)) && more) {
			ent_str domain = ent_str_lower(reader->arena, ent_tsv_get(&tsv, "domain"));
			ent_str name = ent_str_copy(reader->arena, ent_tsv_get(&tsv, "publisher"));
			if (ent_str_find(domain, ENT_STR("."), 0) < 1 || !name.len)
				return ent_tsv_fail(&tsv, error, "a row is a domain such as dawn.com and a publisher");
			(void)ent_map_put(&reader->domains, domain, (uint32_t)reader->publishers.n);
			*ent_push(reader->arena, &reader->publishers) = name;
		}
		if (status)
			return status;
	}
	return ENT_OK;
}
