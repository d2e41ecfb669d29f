/* Names of the enumerations of a coded event, as FORMATS spells them. */
#include "events/event.h"

static const char *const statuses[] = {"actual",    "ongoing",      "planned", "promised",
									   "requested", "hypothetical", "denied",  "cancelled"};
static const char *const roles[] = {"actor", "recipient", "third", "place", "instrument"};

const char *ent_event_status_name(ent_event_status status)
{
	return statuses[status];
}

bool ent_event_status_parse(ent_str name, ent_event_status *ret_status)
{
	for (size_t i = 0; i < sizeof statuses / sizeof *statuses; i++)
		if (ent_str_is(name, statuses[i])) {
			*ret_status = (ent_event_status)i;
			return true;
		}
	return false;
}

const char *ent_role_name(ent_role role)
{
	return roles[role];
}
