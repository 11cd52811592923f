/// The admin API (docs/admin-api.md): what the command line and operators' programs do to a running
/// node. Start at [org.entente.server.admin.AdminRoutes].
@org.jspecify.annotations.NullMarked
package org.entente.server.admin;
