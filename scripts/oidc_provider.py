"""An OpenID Connect provider on a port of this machine that signs by one algorithm: oidc_provider.py PORT RS256|ES256."""
import sys

from authlib import jose
from oidc_provider_mock import _app, _storage

port, algorithm = int(sys.argv[1]), sys.argv[2]
if algorithm == "ES256":
    # The package signs with RSA alone; everything else of it stays as it is.
    begin = _storage.Storage.__init__

    def with_curve(self):
        begin(self)
        self.jwk = jose.ECKey.generate_key("P-256", is_private=True)

    _storage.Storage.__init__ = with_curve
    _app._JWS_ALG = algorithm
_app.app().run(port=port)
