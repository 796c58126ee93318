global using Microsoft.Extensions.DependencyInjection;
global using Orleans.Hosting;
global using Orleans.Runtime;
