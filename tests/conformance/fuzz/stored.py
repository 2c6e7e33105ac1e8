"""What the real Keeper Commander stores for a command: its own commands, run on one record, with the cloud taken away.

stdin: one JSON object per line: {"class": the command's class, "namespace": its parsed arguments (both from the fixture's
  `parse`), "template": [{"$ref", "label"?}], "record"?: {"type", "title", "notes", "fields", "custom"}}
stdout: one JSON object per line: {"record": {...}, "folder"} as it would be stored, or {"nothing": [warnings]} when
  Commander stores nothing, or {"error": "..."}.
Usage: stored.py FOLDER-OF-THE-FIXTURE
"""
import copy, json, logging, os, sys, tempfile

os.environ['HOME'] = tempfile.mkdtemp(prefix='commander-home-')
os.makedirs(os.environ['HOME'] + '/.keeper', exist_ok=True)
sys.dont_write_bytecode = True
sys.path.insert(0, sys.argv[1])
import bootstrap  # noqa: F401  makes keepercommander importable

from keepercommander import crypto, enforcement, record_management, vault
from keepercommander.breachwatch import BreachWatch
from keepercommander.commands import record_edit
from keepercommander.commands.folder import FolderMixin
from keepercommander.commands.nested_share_folder import record_commands as nsf_commands
from keepercommander.nested_share_folder import record_api
from keepercommander.params import KeeperParams
from keepercommander.proto import record_pb2

KEY = b'k' * 32
case, kept, said = {}, {}, []


class Heard(logging.Handler):
    def emit(self, entry):
        said.append(entry.getMessage())


logging.getLogger().handlers = [Heard()]
logging.getLogger().setLevel(logging.WARNING)


def body(record):
    plain = lambda fields: [{'type': x.type, 'label': x.label or '', 'value': list(x.value)} for x in fields]
    return {'type': record.type_name, 'title': record.title, 'notes': record.notes or '',
            'fields': plain(record.fields), 'custom': plain(record.custom)}


def present():
    record = vault.TypedRecord()
    record.record_uid = case['namespace'].get('record')
    record.load_record_data(copy.deepcopy(case['record']))
    return record


def keep(record, folder=None):
    kept.update(record=record, folder=folder)


def nsf_update(params, updates):
    for update in updates:
        data = json.loads(crypto.decrypt_aes_v2(update.data, KEY))
        plain = [{'label': '', **field} for field in data.get('fields', [])]
        keep({'type': '', 'title': '', 'notes': '', **data, 'fields': plain, 'custom': data.get('custom', [])})
    status = record_pb2.RecordModifyStatus(status=record_pb2.RS_SUCCESS)
    return record_pb2.RecordsModifyResponse(records=[status])


def nsf_create(params, folder_uid=None, record_data=None, record_uid=None):
    keep({'notes': '', **record_data}, folder_uid)
    return {'success': True, 'record_uid': 'x', 'message': '', 'status': 'RS_SUCCESS'}


enforcement.RecordTypeEnforcer.enforce = staticmethod(lambda *_: None)
enforcement.PasswordComplexityEnforcer.get_policy = staticmethod(lambda *_: None)
enforcement.PasswordComplexityEnforcer.validate_record = staticmethod(lambda *_: [])
enforcement.MasterPasswordReentryEnforcer.check_and_enforce = staticmethod(lambda *_: True)
BreachWatch.scan_and_update_security_data = staticmethod(lambda *_, **__: None)
FolderMixin.resolve_folder = staticmethod(lambda _, folder: folder)
record_edit.RecordMixin.resolve_single_record = staticmethod(lambda *_: present())
record_edit.RecordEditMixin.get_record_type_fields = staticmethod(lambda *_: case['template'])
record_management.add_record_to_folder = lambda _, record, folder: keep(body(record), folder)
record_management.update_record = lambda _, record: keep(body(record))
nsf_commands.NestedShareRecordAddCommand._resolve_folder = staticmethod(lambda _, folder: folder)
nsf_commands._nsf.create_record_v3 = nsf_create
nsf_commands._nsf.resolve_nested_share_record_uid = lambda _, uid: uid
nsf_commands.ensure_nested_share_record = lambda *_, **__: None
nsf_commands.check_record_edit_permission = lambda *_, **__: None
record_api.get_record_from_cache = lambda *_: {'record_key_unencrypted': KEY, 'revision': 1}
record_api.record_update_v3 = nsf_update
record_api.utils.base64_url_decode = lambda text: text.encode()[:16]

COMMANDS = {x.__name__: x for x in (
    record_edit.RecordAddCommand, record_edit.RecordUpdateCommand,
    nsf_commands.NestedShareRecordAddCommand, nsf_commands.NestedShareRecordUpdateCommand)}

for line in sys.stdin:
    case.clear(), kept.clear(), said.clear()
    case.update(json.loads(line))
    try:
        COMMANDS[case['class']]().execute(KeeperParams(), **case['namespace'])
        print(json.dumps(kept if kept else {'nothing': said}))
    except Exception as error:
        print(json.dumps({'error': f'{type(error).__name__}: {error}'}))
