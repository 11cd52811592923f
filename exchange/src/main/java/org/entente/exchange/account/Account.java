package org.entente.exchange.account;

import java.time.Instant;
import org.entente.exchange.access.Role;
import org.entente.exchange.handling.Ceiling;

/// A person or a tool that may use this node. Immutable.
///
/// @param name its name
/// @param role what it is for
/// @param ceiling the most restrictive handling it may see
/// @param disabled whether it is barred for now, its tokens included
/// @param hasPassword whether it can sign in with a password; else only with tokens
/// @param created when it was added
/// @param changed when it last changed, its password included
public record Account(
    AccountName name,
    Role role,
    Ceiling ceiling,
    boolean disabled,
    boolean hasPassword,
    Instant created,
    Instant changed) {}
