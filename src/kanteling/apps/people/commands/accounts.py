"""Persons and the means by which they log in. A person is not an account: many never have one."""

from uuid import UUID, uuid4

from allauth.account.models import EmailAddress
from django.contrib.auth import get_user_model
from django.contrib.auth.models import User
from django.db import IntegrityError, transaction

from kanteling.apps.people import events
from kanteling.apps.people.models import Account, Person
from kanteling.apps.people.queries import account_of_address, actor_of, login_of
from kanteling.apps.people.rules.own_data import why_not_change_address, why_not_correct
from kanteling.foundation.actor import Actor, Channel
from kanteling.foundation.ids import PersonId
from kanteling.foundation.refusals import refuse_if
from kanteling.platform.db import acting
from kanteling.platform.journal import record


def account_for_address(address: str) -> None:
    """Give whoever is known by this address an account, if there is none yet. Tells nothing to the caller."""
    found = account_of_address(address)
    if found is not None:
        account_for_person(person=found.person, email=address)


@transaction.atomic
def account_for_person(*, person: PersonId, email: str = "") -> User:
    """The log-in of a person, made when there is none. It has no password: a code, a passkey or a letter opens it."""
    actor = actor_of(person, Channel.PAGE)
    with acting(actor):
        user = login_of(actor) or _new_login(actor)
        if email and not EmailAddress.objects.filter(user=user, email__iexact=email).exists():
            EmailAddress.objects.filter(user=user).delete()
            EmailAddress.objects.create(user=user, email=email.lower(), primary=True, verified=False)
            User.objects.filter(pk=user.pk).update(email=email.lower())
    return user


def _new_login(actor: Actor) -> User:
    try:
        with transaction.atomic():
            user: User = get_user_model().objects.create_user(username=uuid4().hex)
            account = Account(municipality_id=actor.municipality, user=user, person_id=actor.person)
            account.save(force_insert=True)
    except IntegrityError:
        found = login_of(actor)
        if found is None:
            raise
        return found
    record(actor, events.AccountMade(subject=account.pk, about=actor.person))
    return user


@transaction.atomic
def correct_own_data(*, actor: Actor, called: str, full_name: str, phone: str, language: str) -> None:
    """Correct what is written about oneself. How a circle calls someone stays what that circle uses."""
    refuse_if(why_not_correct(actor, called))
    Person.objects.visible_to(actor).filter(pk=actor.person).update(
        called=called.strip(),
        full_name=full_name.strip() or called.strip(),
        phone=phone.strip(),
        language=language,
    )
    record(actor, events.OwnDataCorrected(subject=UUID(str(actor.person)), about=actor.person))


@transaction.atomic
def change_own_address(*, actor: Actor, address: str) -> None:
    """Take a new e-mail address (or none), after a code that was sent to it came back.

    Without that code someone could take the address of another, who would then get in here instead of at home.
    """
    user = login_of(actor)
    taken = (
        address and EmailAddress.objects.filter(email__iexact=address, verified=True).exclude(user=user).exists()
    )
    refuse_if(why_not_change_address(actor, taken=bool(taken)))
    Person.objects.visible_to(actor).filter(pk=actor.person).update(email=address)
    if user is not None:
        EmailAddress.objects.filter(user=user).delete()
        User.objects.filter(pk=user.pk).update(email=address.lower())
        if address:
            EmailAddress.objects.create(user=user, email=address.lower(), primary=True, verified=True)
    record(actor, events.AddressChanged(subject=UUID(str(actor.person)), about=actor.person))
