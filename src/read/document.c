/* Names of block kinds and the way back to the original bytes. */
#include "read/document.h"

const char *ent_block_kind_name(ent_block_kind kind)
{
	static const char *const names[] = {"body",       "title",    "heading",   "byline",    "caption", "repeat",
										"references", "footnote", "biography", "furniture", "foreign"};
	return (unsigned)kind < sizeof names / sizeof *names ? names[kind] : "unknown";
}

uint64_t ent_document_original(const ent_document *document, uint32_t at)
{
	size_t low = 0, high = document->n_map;
	while (low < high) {
		size_t middle = (low + high) / 2;
		if (document->map[middle].clean <= at)
			low = middle + 1;
		else
			high = middle;
	}
	return low ? document->map[low - 1].original + (at - document->map[low - 1].clean) : at;
}
