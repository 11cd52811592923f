package org.entente.exchange.secret;

/// The argument that reading a secret needs: whoever writes it has thought about it, and all places
/// that do can be listed by searching for this type.
public enum SecretAccess {
  GRANTED
}
