/* States by their names in Russian, Urdu, Arabic, French, Spanish and Chinese, as the Unicode CLDR has them, through
 * ICU. Only what a user types is sought here, so that nothing is loaded beforehand. */
#include "actors/actor_tables.h"

#include <string.h>
#include <unicode/uldnames.h>
#include <unicode/uloc.h>
#include <unicode/unorm2.h>
#include <unicode/ustring.h>

enum { LONGEST_NAME_UNITS = 128 /* [UTF-16 code units] */ };

/* Letters alike in any case and any way of composing accents; -1 where the text does not fit or is no name. */
static int32_t fold(const UChar *name, int32_t n, UChar *out)
{
	UErrorCode status = U_ZERO_ERROR;
	const UNormalizer2 *folding = unorm2_getNFKCCasefoldInstance(&status);
	int32_t length = U_SUCCESS(status) ? unorm2_normalize(folding, name, n, out, LONGEST_NAME_UNITS, &status) : 0;
	return U_SUCCESS(status) && length > 0 && length < LONGEST_NAME_UNITS ? length : -1;
}

/* The state that the language calls so; NULL when none is. */
static const ent_state *named_in(const ent_actors *actors, const char *language, const UChar *name, int32_t n)
{
	UErrorCode status = U_ZERO_ERROR;
	ULocaleDisplayNames *names = uldn_open(language, ULDN_STANDARD_NAMES, &status);
	const ent_state *found = NULL;
	for (const char *const *code = uloc_getISOCountries(); U_SUCCESS(status) && !found && *code; code++) {
		UChar own[LONGEST_NAME_UNITS], folded[LONGEST_NAME_UNITS];
		UErrorCode bad = U_ZERO_ERROR;
		int32_t length = uldn_regionDisplayName(names, *code, own, LONGEST_NAME_UNITS, &bad);
		if (U_SUCCESS(bad) && fold(own, length, folded) == n && memcmp(folded, name, (size_t)n * sizeof(UChar)) == 0)
			found = ent_actors_state(actors, ent_str_of(*code));
	}
	uldn_close(names);
	return found;
}

const ent_state *ent_actors_state_abroad(const ent_actors *actors, ent_str name)
{
	static const char *const languages[] = {"ru", "ur", "ar", "fr", "es", "zh", "zh_Hant"};
	UChar wide[LONGEST_NAME_UNITS], folded[LONGEST_NAME_UNITS];
	int32_t n = 0;
	UErrorCode status = U_ZERO_ERROR;
	name = ent_str_trim(name);
	if (name.len == 0 || name.len > LONGEST_NAME_UNITS)
		return NULL;
	(void)u_strFromUTF8(wide, LONGEST_NAME_UNITS, &n, name.ptr, (int32_t)name.len, &status);
	n = U_SUCCESS(status) ? fold(wide, n, folded) : -1;
	const ent_state *found = NULL;
	for (size_t i = 0; n > 0 && !found && i < sizeof languages / sizeof *languages; i++)
		found = named_in(actors, languages[i], folded, n);
	return found;
}
