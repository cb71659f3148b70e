"""What Open Referral HSDS 3.1 calls things: tables, fields, types, which are required, what points at what.

Facts of the standard (docs.openreferral.org, version 3.1) in our own notation; its schema files are CC BY-SA and are
not in this tree. `tests/house/test_hsds_official.py` holds these facts against the official schema files.

Notation, one field per word: ``name`` text · ``name:number`` (also uuid, uri, email, date, datetime, time) ·
``name=a|b`` one of these · ``name*table`` many, nested · ``name>table`` one, nested · ``!`` required ·
``^`` required in the tabular form only. A space within a code is written ``_``.
"""

from collections.abc import Mapping
from dataclasses import dataclass

VERSION = "3.1"
PROFILE = "https://docs.openreferral.org/en/3.1/"
OPENAPI = "https://raw.githubusercontent.com/openreferral/specification/3.1/schema/openapi.json"


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a table. ``many`` or ``one`` names the table that is nested in it."""

    name: str
    kind: str = "text"
    codes: tuple[str, ...] = ()
    many: str = ""
    one: str = ""
    required: bool = False
    tabular_required: bool = False

    @property
    def plain(self) -> bool:
        """Whether this is a value of its own, and not another object."""
        return not self.many and not self.one


@dataclass(frozen=True, slots=True)
class Table:
    """One kind of object, and its file in the tabular form."""

    name: str
    file: str
    fields: Mapping[str, Field]

    def plain(self) -> tuple[Field, ...]:
        """The columns of its file."""
        return tuple(field for field in self.fields.values() if field.plain)


def _field(word: str) -> Field:
    required, tabular = word.endswith("!"), word.endswith("^")
    word = word.rstrip("!^")
    if "*" in word:
        name, many = word.split("*")
        return Field(name, many=many, required=required)
    if ">" in word:
        name, one = word.split(">")
        return Field(name, one=one, required=required)
    if "=" in word:
        name, codes = word.split("=")
        return Field(name, codes=tuple(codes.replace("_", " ").split("|")), required=required)
    name, _, kind = word.partition(":")
    return Field(name, kind or "text", required=required, tabular_required=tabular)


_ABOUT = " attributes*attribute metadata*metadata"
_FACTS = {
    "organization": (
        "organizations.csv",
        "id:uuid! name! alternate_name description! email:email website:uri additional_websites*url tax_status tax_id"
        " year_incorporated:number legal_status logo uri:uri parent_organization_id:uuid funding*funding"
        " contacts*contact phones*phone locations*location programs*program"
        " organization_identifiers*organization_identifier" + _ABOUT,
    ),
    "program": (
        "programs.csv",
        "id:uuid! organization_id:uuid^ name! alternate_name description!" + _ABOUT,
    ),
    "service": (
        "services.csv",
        "id:uuid! organization_id:uuid^ program_id:uuid name! alternate_name description url:uri additional_urls*url"
        " email:email status=active|inactive|defunct|temporarily_closed! interpretation_services application_process"
        " fees_description wait_time fees accreditations eligibility_description minimum_age:number"
        " maximum_age:number assured_date:date assurer_email:email licenses alert last_modified:datetime phones*phone"
        " schedules*schedule service_areas*service_area service_at_locations*service_at_location languages*language"
        " organization>organization funding*funding cost_options*cost_option program>program"
        " required_documents*required_document contacts*contact capacities*service_capacity" + _ABOUT,
    ),
    "attribute": (
        "attributes.csv",
        "id:uuid! link_id:uuid^ taxonomy_term_id:uuid^ link_type link_entity^ value taxonomy_term>taxonomy_term"
        " metadata*metadata label",
    ),
    "service_at_location": (
        "service_at_location.csv",
        "id:uuid! service_id:uuid^ location_id:uuid^ description service_areas*service_area contacts*contact"
        " phones*phone schedules*schedule location>location" + _ABOUT,
    ),
    "location": (
        "locations.csv",
        "id:uuid! location_type=physical|postal|virtual! url:uri organization_id:uuid name alternate_name description"
        " transportation latitude:number longitude:number external_identifier external_identifier_type"
        " languages*language addresses*address contacts*contact accessibility*accessibility phones*phone"
        " schedules*schedule" + _ABOUT,
    ),
    "phone": (
        "phones.csv",
        "id:uuid! location_id:uuid service_id:uuid organization_id:uuid contact_id:uuid service_at_location_id:uuid"
        " number! extension:number type description languages*language" + _ABOUT,
    ),
    "contact": (
        "contacts.csv",
        "id:uuid! organization_id:uuid service_id:uuid service_at_location_id:uuid location_id:uuid name title"
        " department email:email phones*phone" + _ABOUT,
    ),
    "address": (
        "addresses.csv",
        "id:uuid! location_id:uuid attention address_1! address_2 city! region state_province! postal_code! country!"
        " address_type=physical|postal|virtual!" + _ABOUT,
    ),
    "schedule": (
        "schedules.csv",
        "id:uuid! service_id:uuid location_id:uuid service_at_location_id:uuid valid_from:date valid_to:date"
        " dtstart:date timezone:number until:date count:number wkst=MO|TU|WE|TH|FR|SA|SU freq=WEEKLY|MONTHLY"
        " interval:number byday byweekno bymonthday byyearday description opens_at:time closes_at:time"
        " schedule_link:uri attending_type notes" + _ABOUT,
    ),
    "funding": ("funding.csv", "id:uuid! organization_id:uuid service_id:uuid source" + _ABOUT),
    "service_area": (
        "service_areas.csv",
        "id:uuid! service_id:uuid service_at_location_id:uuid name description extent extent_type uri" + _ABOUT,
    ),
    "required_document": (
        "required_documents.csv",
        "id:uuid! service_id:uuid document uri:uri" + _ABOUT,
    ),
    "language": (
        "languages.csv",
        "id:uuid! service_id:uuid location_id:uuid phone_id:uuid name code note" + _ABOUT,
    ),
    "accessibility": ("accessibility.csv", "id:uuid! location_id:uuid description details url:uri" + _ABOUT),
    "taxonomy_term": (
        "taxonomy_terms.csv",
        "id:uuid! code name! description! parent_id:uuid taxonomy taxonomy_detail>taxonomy language"
        " taxonomy_id:uuid term_uri:uri metadata*metadata",
    ),
    "metadata": (
        "metadata.csv",
        "id:uuid! resource_id:uuid^ resource_type^ last_action_date:date! last_action_type! field_name!"
        " previous_value! replacement_value! updated_by!",
    ),
    "meta_table_description": (
        "meta_table_descriptions.csv",
        "id:uuid! name language character_set" + _ABOUT,
    ),
    "cost_option": (
        "cost_options.csv",
        "id:uuid! service_id:uuid^ valid_from:date valid_to:date option currency amount:number amount_description"
        + _ABOUT,
    ),
    "organization_identifier": (
        "organization_identifiers.csv",
        "id:uuid! organization_id:uuid^ identifier_scheme identifier_type! identifier!" + _ABOUT,
    ),
    "taxonomy": ("taxonomies.csv", "id:uuid! name! description! uri:uri version metadata*metadata"),
    "unit": ("units.csv", "id:uuid! name! scheme identifier uri:uri" + _ABOUT),
    "service_capacity": (
        "service_capacity.csv",
        "id:uuid! service_id:uuid^ unit>unit! unit_id:uuid^ available:number! maximum:number description"
        " updated:datetime!" + _ABOUT,
    ),
    "url": ("url.csv", "id:uuid! label url:uri! organization_id:uuid service_id:uuid" + _ABOUT),
}
TABLES: Mapping[str, Table] = {
    name: Table(name, file, {field.name: field for field in map(_field, words.split())})
    for name, (file, words) in _FACTS.items()
}


def link(child: str, parent: str, field: str) -> tuple[str, str]:
    """The column of ``child`` that points at its ``parent`` in the tabular form, and the one that says its kind."""
    if child == "attribute":
        return "link_id", "link_entity"
    if child == "metadata":
        return "resource_id", "resource_type"
    return f"{parent}_id", ""


def pointer(field: Field) -> str:
    """The column that points at a single nested object: ``organization`` becomes ``organization_id``."""
    return "taxonomy_id" if field.one == "taxonomy" else f"{field.name}_id"
