"""Addresses in pointed brackets: `<https://…>` and `<name@host>`."""

import re
from html import unescape

from essayexport.document import Attributes, Link, Text
from essayexport.markdown.attributes import attributes_at
from essayexport.markdown.parts import Part
from essayexport.markdown.targets import escaped
from essayexport.patterns import pattern

_URI = pattern(r"<([A-Za-z][A-Za-z0-9+.-]*):(?![*_\]])([^\s<>]+)>")
_EMAIL = pattern(r"<((?:mailto:)?[\w!#$%&'*+/=?^`{|}~-]+(?:\.[\w!#$%&'*+/=?^`{|}~-]+)*@[\w-][^\s<>]*)>")
_SCHEMES = frozenset(
    """
    about acct acr adiumxtra afp afs aim apt ark attachment aw barion bb beshare bitcoin blob bolo callto cap chrome
    chrome-extension cid coap coaps content crid cvs data dav dict dlna-playcontainer dlna-playsingle dns dntp doi drm dtn
    dvb ed2k example facetime fax feed file filesystem finger fish ftp ftps gemini geo git gizmoproject go gopher gtalk
    h323 ham hcp http https iax icap icon im imap info iotdisco ipfs ipn ipns ipp ipps irc irc6 ircs iris isbn isostore
    itms jabber jar javascript jms keyparc lastfm ldap ldaps magnet mailserver mailto maps market matrix message mid mms
    modem mongodb ms-help msnim mtqp mumble mupdate mvn mysql news nfs ni nih nntp notes oid opaquelocktoken pack palm
    paparazzi payto pkcs11 platform pmid pop pres prospero proxy psyc pttp qb query redis rediss reload res resource rmi
    rsync rtmfp rtmp rtsp secondlife service session sftp sgn shttp sieve sip sips skype slack smb sms smtp snews snmp
    soap.beep soap.beeps soldat spotify ssh steam stun stuns submit svn tag teamspeak tel teliaeid telnet tftp things tip
    tn3270 turn turns tv udp unreal urn ut2004 vemmi ventrilo videotex view-source vnc wais webcal wpid ws wss wtai
    wyciwyg xcon xfire xmpp xri ymsgr z39.50 z39.50r z39.50s
    """.split()
)
"""Those that pandoc takes for the beginning of an address."""


def address(part: Part) -> bool:
    """`<https://…>` or `<name@host>`, with attributes."""
    if part.in_link:
        return False
    uri = _URI.match(part.src, part.pos, part.end)
    if uri and uri[1].lower() in _SCHEMES:
        text = unescape(f"{uri[1]}:{uri[2]}")
        return _add(part, uri, text, escaped(text), "uri")
    email = _EMAIL.match(part.src, part.pos, part.end)
    if not email:
        return False
    text = unescape(email[1])
    return _add(part, email, text, f"mailto:{escaped(text)}", "email")


def _add(part: Part, match: re.Match[str], text: str, target: str, kind: str) -> bool:
    found = attributes_at(part.src, match.end())
    attributes, end = found if found and found[1] <= part.end else (Attributes(classes=(kind,)), match.end())
    return part.add(Link(target, (Text(text),), attributes=attributes), end)
