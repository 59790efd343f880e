"""The classes that a product is composed of. Another product is this one with some of them replaced."""

from __future__ import annotations

from dataclasses import dataclass

from simulators.qlvb.account_view import AccountView
from simulators.qlvb.accounts import Accounts
from simulators.qlvb.amendment_handler import AmendmentHandler
from simulators.qlvb.amendments import Amendments
from simulators.qlvb.antivirus import Antivirus
from simulators.qlvb.backups import Backups
from simulators.qlvb.builder import DocumentBuilder
from simulators.qlvb.checks import Checks
from simulators.qlvb.delegations import Delegations
from simulators.qlvb.deliveries import Deliveries
from simulators.qlvb.dossier_codes import DossierCodes
from simulators.qlvb.dossier_export import DossierExport
from simulators.qlvb.dossier_lists import DossierLists
from simulators.qlvb.dossier_view import DossierView
from simulators.qlvb.dossiers import Dossiers
from simulators.qlvb.drafting import Drafting
from simulators.qlvb.features import Features
from simulators.qlvb.filing import Filing
from simulators.qlvb.follow_up import FollowUp
from simulators.qlvb.follow_up_view import FollowUpView
from simulators.qlvb.inbox import Inbox
from simulators.qlvb.issuing import Issuing
from simulators.qlvb.notice_mail import NoticeMail
from simulators.qlvb.numbering import Numbering
from simulators.qlvb.outbox import Outbox
from simulators.qlvb.paper_desk import PaperDesk
from simulators.qlvb.presentation import Presentation
from simulators.qlvb.processing import Processing
from simulators.qlvb.recall_handler import RecallHandler
from simulators.qlvb.recalls import Recalls
from simulators.qlvb.receipt import Receipt
from simulators.qlvb.reception import Reception
from simulators.qlvb.registers import Registers
from simulators.qlvb.retention import Retention
from simulators.qlvb.rights import Rights
from simulators.qlvb.search import Search
from simulators.qlvb.server_trust import ServerTrust
from simulators.qlvb.sessions import Sessions
from simulators.qlvb.signing import Signing
from simulators.qlvb.status_reader import StatusReader
from simulators.qlvb.status_writer import StatusWriter
from simulators.qlvb.synchronisation import Synchronisation
from simulators.qlvb.terms import Terms
from simulators.qlvb.upkeep import Upkeep
from simulators.qlvb.workflow import Workflow


@dataclass(frozen=True)
class Parts:
    """One class for each duty; `dataclasses.replace` or a keyword puts another in its place."""

    # outgoing documents
    drafting: type[Drafting] = Drafting
    workflow: type[Workflow] = Workflow
    issuing: type[Issuing] = Issuing
    numbering: type[Numbering] = Numbering
    signing: type[Signing] = Signing
    antivirus: type[Antivirus] = Antivirus
    builder: type[DocumentBuilder] = DocumentBuilder
    outbox: type[Outbox] = Outbox
    deliveries: type[Deliveries] = Deliveries
    recalls: type[Recalls] = Recalls
    amendments: type[Amendments] = Amendments
    status_reader: type[StatusReader] = StatusReader
    # incoming documents
    inbox: type[Inbox] = Inbox
    filing: type[Filing] = Filing
    receipt: type[Receipt] = Receipt
    checks: type[Checks] = Checks
    reception: type[Reception] = Reception
    processing: type[Processing] = Processing
    recall_handler: type[RecallHandler] = RecallHandler
    amendment_handler: type[AmendmentHandler] = AmendmentHandler
    status_writer: type[StatusWriter] = StatusWriter
    # dossiers
    dossier_lists: type[DossierLists] = DossierLists
    dossier_codes: type[DossierCodes] = DossierCodes
    dossiers: type[Dossiers] = Dossiers
    dossier_view: type[DossierView] = DossierView
    dossier_export: type[DossierExport] = DossierExport
    retention: type[Retention] = Retention
    # both ways
    search: type[Search] = Search
    backups: type[Backups] = Backups
    upkeep: type[Upkeep] = Upkeep
    server_trust: type[ServerTrust] = ServerTrust
    features: type[Features] = Features
    paper_desk: type[PaperDesk] = PaperDesk
    notice_mail: type[NoticeMail] = NoticeMail
    registers: type[Registers] = Registers
    accounts: type[Accounts] = Accounts
    sessions: type[Sessions] = Sessions
    account_view: type[AccountView] = AccountView
    rights: type[Rights] = Rights
    delegations: type[Delegations] = Delegations
    terms: type[Terms] = Terms
    follow_up: type[FollowUp] = FollowUp
    follow_up_view: type[FollowUpView] = FollowUpView
    presentation: type[Presentation] = Presentation
    synchronisation: type[Synchronisation] = Synchronisation
